package dev.vigia.source;

import dev.vigia.marketplace.Consent;
import dev.vigia.marketplace.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How Vigia reads one type of source. It turns questions into requests and answers into readings, and keeps nothing: when
 * something is read, how often, and what becomes of it belongs to the caller.
 *
 * <p>
 * Every method that takes an account blocks and makes each request by {@link SourceAccount#send}. It throws
 * {@link dev.vigia.marketplace.ConnectorException} where there was no answer that can be read, and
 * {@link PermissionMissing} where a person has to act. What failed says nothing about the stock.
 */
public interface SourceConnector {

    /** The code that tables and addresses use, such as {@code vtex}. */
    String code();

    /** The proper name, the same in each language. */
    String name();

    /** What a person types to connect an account, in the order of the form. */
    List<Setting> settings();

    /** What people call the account, from its settings. */
    String account(Map<String, String> settings);

    /**
     * How the owner of an account lets Vigia in through a browser; empty where everything is typed. What it gives is kept
     * as secrets, and nothing is read before. A {@link SourceSession} takes it from there.
     */
    default Optional<Consent<SourceAccount>> consent() {
        return Optional.empty();
    }

    /** Calls a second that the source grants an account at the most. What asks for fewer by its configuration gets fewer. */
    default double mostPerSecond() {
        return Double.MAX_VALUE;
    }

    /**
     * Whether every change of stock is announced, so that changes without a word mean that nothing is announced any more.
     */
    default boolean announcesAll() {
        return false;
    }

    /** What a person does there so that changes are announced, or announced again. */
    default String announcing(Locale language) {
        return "";
    }

    /** Where units lie there. One that is not listed sells nothing. */
    List<RemoteWarehouse> warehouses(SourceAccount account);

    /** A page of the ids of all SKUs, from 1. */
    IdPage ids(SourceAccount account, int page);

    /** How many SKUs one {@link #read} takes. */
    int idsPerRead(SourceAccount account);

    /** What the source says of some SKUs. Answers once for each. */
    List<SkuReading> read(SourceAccount account, List<SkuQuestion> questions);

    /** Makes one call of each kind, so that a person learns which permission lacks. */
    List<PermissionCheck> probe(SourceAccount account);

    /** What a permission is called there, for whoever has to grant it. */
    String permission(Locale language, String permission);

    /**
     * The ids that a notification names. It only wakes: whatever else it says is not believed. One that ends with a slash
     * names all that begin with it, for sources that tell of a product and not of its SKUs; where none is known yet, the list is
     * read soon.
     *
     * @return empty where it is not about this account, or not signed by the source that signs
     */
    Optional<List<String>> notified(SourceNotification notification);
}
