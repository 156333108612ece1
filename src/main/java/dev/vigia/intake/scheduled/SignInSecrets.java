package dev.vigia.intake.scheduled;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.credentials.Secrets;
import dev.vigia.intake.scheduled.ScheduledImport.SignInMethod;
import dev.vigia.web.form.SecretFields;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** Keeps what opens an address: encrypted, and of no use for any other address. */
@ApplicationScoped
class SignInSecrets implements SecretFields {

    /** The field of the form. */
    static final String FIELD = "signInSecret";

    private final Secrets secrets;

    SignInSecrets(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Set<String> names() {
        return Set.of(FIELD);
    }

    void keep(ScheduledImport schedule, String secret) {
        schedule.signInSecret = secrets.encrypt(secret, schedule.retailerId, schedule.id, place(schedule));
    }

    /** @throws IllegalStateException if it was kept for another place or with another keyset */
    Map<String, String> headers(ScheduledImport schedule) {
        if (schedule.signIn == SignInMethod.NONE) {
            return Map.of();
        }
        String secret = secrets.decrypt(schedule.signInSecret, schedule.retailerId, schedule.id, place(schedule));
        return schedule.signIn == SignInMethod.HEADER ? Map.of(schedule.signInName, secret)
                : Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString((schedule.signInName + ":"
                        + secret).getBytes(UTF_8)));
    }

    /** Whoever writes another address into the row gets nothing of it. */
    private static String place(ScheduledImport schedule) {
        return "scheduled import, " + schedule.location;
    }
}
