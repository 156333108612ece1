package dev.vigia.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing pretends to send a mail that nobody would take, and no link leads nowhere. */
class AlertConfigTest {

    @ParameterizedTest
    @CsvSource({ ", , false", "mail.example, , false", ", a@b.example, false", "mail.example, a@b.example, true" })
    void mails_are_sent_only_where_there_is_a_server_and_a_sender(String host, String from, boolean sends) {
        assertThat(config("mail-host", host, "mail-from", from).sendsMail()).isEqualTo(sends);
    }

    @ParameterizedTest
    @CsvSource({ ", ", "https://vigia.example, https://vigia.example/alerts",
            "https://shop.example/vigia/, https://shop.example/vigia/alerts" })
    void a_link_begins_where_browsers_reach_vigia(String url, String link) {
        assertThat(config("public-url", url, "mail-from", null).link("/alerts").orElse(null)).isEqualTo(link);
    }

    @ParameterizedTest
    @CsvSource({ "PT1M, PT15M" })
    void what_heals_soon_is_passed_over_where_nobody_has_said_otherwise(Duration grace, Duration failing) {
        AlertConfig usual = config("mail-host", null, "mail-from", null);
        assertThat(usual.grace()).isEqualTo(grace);
        assertThat(usual.failingAfter()).isEqualTo(failing);
    }

    private static AlertConfig config(String key, String value, String other, String otherValue) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(
                AlertConfig.class);
        if (value != null) {
            builder.withDefaultValue("vigia.alert." + key, value);
        }
        if (otherValue != null) {
            builder.withDefaultValue("vigia.alert." + other, otherValue);
        }
        SmallRyeConfig config = builder.build();
        return config.getConfigMapping(AlertConfig.class);
    }
}
