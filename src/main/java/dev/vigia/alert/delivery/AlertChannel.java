package dev.vigia.alert.delivery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a person is told of one kind of alert, beside the page. */
public enum AlertChannel {
    PAGE_ONLY, MAIL, DIGEST;

    public String getCode() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AlertChannel> ofCode(String code) {
        return Arrays.stream(values()).filter(channel -> channel.getCode().equals(code)).findFirst();
    }
}
