package dev.vigia.credentials;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Keeps what opens a retailer's account: the settings that are declared for it, and the token. Joins the transaction. */
@ApplicationScoped
public class Credentials {

    private static final String TOKEN = "token";

    private final Session session;
    private final Secrets secrets;
    private final Clock clock;

    Credentials(Session session, Secrets secrets, Clock clock) {
        this.session = session;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** All settings of an integration by name, secrets in the clear. For whoever signs in with them; never for a page or a log. */
    public Map<String, String> of(long retailerId, long integrationId) {
        Map<String, String> values = new HashMap<>();
        rows(retailerId, integrationId).forEach(row -> values.put(row.name, row.isSecret()
                ? secrets.decrypt(row.secret, retailerId, integrationId, row.name)
                : row.plain));
        return values;
    }

    /** The settings that may be shown. */
    public Map<String, String> shown(long retailerId, long integrationId) {
        return rows(retailerId, integrationId).stream().filter(row -> !row.isSecret())
                .collect(Collectors.toMap(SettingRow::name, SettingRow::plain));
    }

    /** The names of the secrets that are kept. */
    public Set<String> secretsKept(long retailerId, long integrationId) {
        return rows(retailerId, integrationId).stream().filter(SettingRow::isSecret).map(SettingRow::name)
                .collect(Collectors.toSet());
    }

    /**
     * Stores settings; a secret left empty stays what it was. The token goes when anything changed, for it may belong to
     * another account.
     *
     * @return the names of those that changed
     */
    public Set<String> put(long retailerId, long integrationId, List<? extends CredentialField> declared,
            Map<String, String> values) {
        Map<String, String> before = of(retailerId, integrationId);
        Set<String> changed = new TreeSet<>();
        for (CredentialField setting : declared) {
            String value = values.getOrDefault(setting.name(), "").strip();
            boolean kept = setting.secret() && value.isEmpty();
            if (!kept && !value.equals(before.getOrDefault(setting.name(), ""))) {
                write(retailerId, integrationId, setting, value);
                changed.add(setting.name());
            }
        }
        if (!changed.isEmpty()) {
            forgetToken(retailerId, integrationId);
        }
        return changed;
    }

    /** Stores what a consent gave, in place of what was there, and the token that came with it. */
    public void take(long retailerId, long integrationId, List<? extends CredentialField> declared,
            Map<String, String> settings,
            Token token) {
        declared.stream().filter(setting -> settings.containsKey(setting.name())).forEach(
                setting -> write(retailerId, integrationId, setting, settings.get(setting.name())));
        keep(retailerId, integrationId, token);
    }

    /**
     * The token, with its end on the clock of this node. What is left of it goes by the database's: a node whose clock is
     * ahead would renew a token that holds, and a refresh token that serves once would be spent for nothing.
     */
    public Optional<Token> token(long retailerId, long integrationId) {
        return session.createNativeQuery("""
                select token, cast(extract(epoch from expires_at - clock_timestamp()) * 1000 as bigint)
                from integration_token
                where retailer_id = :retailer and integration_id = :integration
                """, TokenRow.class)
                .setParameter("retailer", retailerId)
                .setParameter("integration", integrationId)
                .getResultStream().findFirst()
                .map(row -> Token.of(secrets.decrypt(row.token, retailerId, integrationId, TOKEN),
                        clock.instant().plusMillis(row.millisLeft)));
    }

    private record TokenRow(byte[] token, long millisLeft) {
    }

    public void keep(long retailerId, long integrationId, Token token) {
        session.createNativeMutationQuery("""
                insert into integration_token (integration_id, retailer_id, token, expires_at)
                -- Who was still renewing it while the integration was disconnected leaves nothing behind.
                select id, retailer_id, :token, clock_timestamp() + make_interval(secs => :left)
                from integration where id = :integration and retailer_id = :retailer and disconnected_at is null
                on conflict (integration_id) do update
                  set token = excluded.token, expires_at = excluded.expires_at, kept_at = now()
                """)
                .setParameter("integration", integrationId)
                .setParameter("retailer", retailerId)
                .setParameter("token", secrets.encrypt(token.written(), retailerId, integrationId, TOKEN))
                .setParameter("left", Duration.between(clock.instant(), token.expiresAt()).toMillis() / 1000.0)
                .executeUpdate();
    }

    private void forgetToken(long retailerId, long integrationId) {
        session.createNativeMutationQuery(
                "delete from integration_token where retailer_id = :retailer and integration_id = :integration")
                .setParameter("retailer", retailerId)
                .setParameter("integration", integrationId)
                .executeUpdate();
    }

    private void write(long retailerId, long integrationId, CredentialField setting, String value) {
        session.createNativeMutationQuery("""
                insert into integration_setting (integration_id, retailer_id, name, plain, secret)
                values (:integration, :retailer, :name, :plain, :secret)
                on conflict (integration_id, name) do update set plain = excluded.plain, secret = excluded.secret
                """)
                .setParameter("integration", integrationId)
                .setParameter("retailer", retailerId)
                .setParameter("name", setting.name())
                .setParameter("plain", setting.secret() ? null : value, String.class)
                .setParameter("secret", setting.secret()
                        ? secrets.encrypt(value, retailerId, integrationId, setting.name())
                        : null, byte[].class)
                .executeUpdate();
    }

    /** Either in the clear or as a secret. */
    private record SettingRow(String name, String plain, byte[] secret) {

        boolean isSecret() {
            return plain == null;
        }
    }

    private List<SettingRow> rows(long retailerId, long integrationId) {
        return session.createNativeQuery("""
                select name, plain, secret from integration_setting
                where retailer_id = :retailer and integration_id = :integration
                """, SettingRow.class)
                .setParameter("retailer", retailerId)
                .setParameter("integration", integrationId)
                .getResultList();
    }
}
