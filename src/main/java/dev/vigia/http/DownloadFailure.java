package dev.vigia.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why no file came from an address. */
public final class DownloadFailure extends RuntimeException {

    public final Reason reason;
    /** How long the server asks to be left alone. */
    public final Optional<Duration> wait;

    /** What kept a file from coming. */
    public enum Reason {
        ADDRESS_UNKNOWN, PRIVATE_ADDRESS, NOT_ENCRYPTED, UNREACHABLE, CERTIFICATE, TOO_MANY_REDIRECTS, SIGN_IN,
        NOT_FOUND, BUSY, REFUSED, SERVER_FAILED, TOO_SLOW, TOO_LARGE, BROKEN_OFF
    }

    DownloadFailure(Reason reason) {
        this(reason, Optional.empty(), null);
    }

    DownloadFailure(Reason reason, Optional<Duration> wait, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
        this.wait = wait;
    }

    // The first that fits; each before those that it is one of.
    private static final Map<Class<? extends Throwable>, Reason> BY_TYPE = Map.of(UnknownHostException.class,
            Reason.ADDRESS_UNKNOWN, SSLException.class, Reason.CERTIFICATE, ConnectException.class, Reason.UNREACHABLE,
            NoRouteToHostException.class, Reason.UNREACHABLE, TimeoutException.class, Reason.TOO_SLOW);

    /** What a client or a stream ended with. */
    static DownloadFailure of(Throwable failure) {
        if (failure instanceof DownloadFailure known) {
            return known;
        }
        Optional<Reason> known = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> BY_TYPE.entrySet().stream().filter(entry -> entry.getKey().isInstance(cause)))
                .map(Map.Entry::getValue).findFirst();
        return new DownloadFailure(known.orElse(failure instanceof IOException ? Reason.BROKEN_OFF
                : Reason.SERVER_FAILED), Optional.empty(), failure);
    }
}
