package dev.vigia.stock;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the dashboard, and those that the page of one product shares with it. */
@MessageBundle("stock")
public interface StockMessages {

    @Message
    String title();

    @Message
    String lead();

    /** Which listings the page shows. */
    @Message
    String pageTitle(String search, String state, boolean continued);

    @Message
    String searchLabel();

    @Message
    String searchHint();

    @Message
    String filters();

    @Message
    String apply();

    @Message
    String clear();

    @Message
    String allIntegrations();

    @Message
    String allCategories();

    @Message
    String perPage();

    @Message
    String states();

    @Message
    String tab(String code);

    @Message
    String byCause();

    @Message
    String wellTitle();

    /** @param state the code of a tab */
    @Message
    String wellText(String state);

    @Message
    String news(long count, boolean more);

    @Message
    String shownRows(int count);

    @Message
    String ignored(String names);

    @Message
    String sku();

    @Message
    String product();

    @Message
    String category();

    @Message
    String integration();

    @Message
    String available();

    @Message
    String minimum();

    @Message
    String shows();

    @Message
    String state();

    @Message
    String since();

    @Message
    String delivery();

    @Message
    String byUrgency();

    @Message
    String stateName(ShownState state);

    @Message
    String deliveryName(DeliveryState delivery);

    @Message
    String notCounted();

    @Message
    String unlimited();

    @Message
    String nothingYet();

    @Message
    String becomes();

    @Message
    String developers();

    @Message
    String noMatchTitle();

    @Message
    String noMatchText();

    @Message
    String wrongParameters();

    @Message
    String notUnderstood(String names);

    @Message
    String marketplaceSays(String message);

    @Message
    String reprocessTicked();

    @Message
    String reprocessEvery(long count, boolean more);

    @Message
    String tick();

    @Message
    String tickPage();

    @Message
    String ticked();

    /** What ticking this row chooses. */
    @Message
    String tickThis(String sku);

    @Message
    String reprocessed(int count, boolean more);

    /** A search has found more products than a page can look at. */
    @Message
    String searchCut(int products);

    /** So many listings were passed in vain that the page was ended before it was full. */
    @Message
    String unfinished();

    /** More was typed than is looked for. */
    @Message
    String searchShortened(int letters);

    @Message
    String newProduct();

    /** The name of the file, without its ending. */
    @Message
    String exportFile();

    @Message
    String marketplace();

    @Message
    String reason();

    @Message
    String shownSince();

    @Message
    String willShow();

    /** What keeps a listing from being delivered. */
    @Message
    String problem();

    @Message
    String marketplaceWords();

    /** Which of all products the page shows. */
    @Message
    String place(long from, long to, long count, boolean more);

    @Message
    String warning(long count, boolean more);

    /** Of a product, on how many of its integrations it is at the minimum or below. */
    @Message
    String rowWarning(int count, int all);

    /** Too many to be ordered by what is available. */
    @Message
    String unsorted();

    @Message
    String lastInstead();

    @Message
    String channels();

    @Message
    String why();

    @Message
    String firstPage();

    @Message
    String lastPage();

    /** @param kind what the rule that decides is for; {@code several} where they differ; empty text: there is none */
    @Message
    String ruleOf(String kind);
}
