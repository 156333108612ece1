package dev.vigia.source;

import dev.vigia.credentials.Secrets;
import dev.vigia.marketplace.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Keeps what opens an account of a source; secrets are encrypted. Joins the transaction. */
@ApplicationScoped
public class SourceSettings {

    /** The key in the address that notifications go to. */
    public static final String HOOK_KEY = "hook-key";

    private final Session session;
    private final Secrets secrets;

    SourceSettings(Session session, Secrets secrets) {
        this.session = session;
        this.secrets = secrets;
    }

    /**
     * All by name, secrets in the clear. For whoever signs in with them; never for a page or a log.
     *
     * @throws IllegalStateException if one was kept with another keyset
     */
    public Map<String, String> of(Source source) {
        Map<String, String> values = new HashMap<>();
        rows(source).forEach(row -> values.put(row.name, row.plain != null ? row.plain
                : secrets.decrypt(row.secret, source.retailerId, source.id, place(row.name))));
        return values;
    }

    /** Without those that were kept with another keyset: whoever types them again must be able to. */
    public Map<String, String> readable(Source source) {
        Map<String, String> values = new HashMap<>();
        rows(source).forEach(row -> {
            try {
                values.put(row.name, row.plain != null ? row.plain
                        : secrets.decrypt(row.secret, source.retailerId, source.id, place(row.name)));
            } catch (IllegalStateException otherKeyset) {
                values.remove(row.name);
            }
        });
        return values;
    }

    /** Those that may be shown. */
    public Map<String, String> shown(Source source) {
        return rows(source).stream().filter(row -> row.plain != null)
                .collect(Collectors.toMap(SourceSettingRow::name, SourceSettingRow::plain));
    }

    /** The key of the source's own address for notifications; empty text where it can be read no more. */
    public String hookKey(Source source) {
        return readable(source).getOrDefault(HOOK_KEY, "");
    }

    public void keepHookKey(Source source, String key) {
        write(source, HOOK_KEY, true, key);
    }

    /** What a consent gave. Whatever it is, it is kept as a secret. */
    public void keepGiven(Source source, Map<String, String> given) {
        given.forEach((name, value) -> write(source, name, true, value));
    }

    /** @return the names of those that changed; a secret left empty stays what it was */
    public Set<String> put(Source source, List<Setting> declared, Map<String, String> values) {
        Map<String, String> before = readable(source);
        Set<String> changed = new TreeSet<>();
        for (Setting setting : declared) {
            String value = values.getOrDefault(setting.name(), "").strip();
            boolean kept = setting.secret() && value.isEmpty();
            if (!kept && !value.equals(before.getOrDefault(setting.name(), ""))) {
                write(source, setting.name(), setting.secret(), value);
                changed.add(setting.name());
            }
        }
        return changed;
    }

    private void write(Source source, String name, boolean secret, String value) {
        session.createNativeMutationQuery("""
                insert into source_setting (source_id, retailer_id, name, plain, secret)
                values (:source, :retailer, :name, :plain, :secret)
                on conflict (source_id, name) do update set plain = excluded.plain, secret = excluded.secret
                """)
                .setParameter("source", source.id)
                .setParameter("retailer", source.retailerId)
                .setParameter("name", name)
                .setParameter("plain", secret ? null : value, String.class)
                .setParameter("secret", secret
                        ? secrets.encrypt(value, source.retailerId, source.id, place(name))
                        : null, byte[].class)
                .executeUpdate();
    }

    /** An integration may have the same number. */
    private static String place(String name) {
        return "source, " + name;
    }

    /** Either in the clear or as a secret. */
    private record SourceSettingRow(String name, String plain, byte[] secret) {
    }

    private List<SourceSettingRow> rows(Source source) {
        return session.createNativeQuery(
                "select name, plain, secret from source_setting where retailer_id = :retailer and source_id = :source",
                SourceSettingRow.class)
                .setParameter("retailer", source.retailerId)
                .setParameter("source", source.id)
                .getResultList();
    }
}
