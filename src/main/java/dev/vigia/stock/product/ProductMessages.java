package dev.vigia.stock.product;

import dev.vigia.stock.StockRow;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page of one product. */
@MessageBundle("product")
public interface ProductMessages {

    @Message
    String reason(StockRow row);

    @Message
    String inDoubt();

    @Message
    String ean();

    @Message
    String warehouses();

    @Message
    String warehouse();

    @Message
    String warehouseOff();

    @Message
    String onHand();

    @Message
    String reserved();

    @Message
    String observedAt();

    @Message
    String neverCounted();

    @Message
    String onMarketplaces();

    @Message
    String onNoMarketplace();

    @Message
    String desired();

    @Message
    String confirmedAt();

    @Message
    String sentAt();

    @Message
    String edit();

    @Message
    String latestUpdates();

    @Message
    String allUpdates();

    @Message
    String noUpdates();

    @Message
    String time();

    @Message
    String quantity();

    @Message
    String outcome();

    @Message
    String warnings();

    @Message
    String noWarnings();

    @Message
    String openedAt();

    @Message
    String closedAt();

    @Message
    String stillOpen();

    @Message
    String changes();

    @Message
    String noChanges();

    @Message
    String source();

    @Message
    String backToList();

    @Message
    String missingTitle(String sku);

    @Message
    String missingText();

    @Message
    String missingSearch(String sku);

    @Message
    String drifts();

    /** What a marketplace showed instead of what had been sent. */
    @Message
    String showed(int shown, int expected);

    @Message
    String showedNothing(int expected);

    @Message
    String corrected();

    @Message
    String reprocess();

    /** For a button that stands alone: which one it is about. */
    @Message
    String reprocessOn(String integration);

    @Message
    String editProduct();

    @Message
    String retire();

    @Message
    String bringBack();

    @Message
    String retiredTitle();

    @Message
    String retiredText();

    @Message
    String retiredBy();

    @Message
    String taken();

    @Message
    String onHandBefore();

    @Message
    String reservedBefore();

    @Message
    String unlimited();

    @Message
    String unlimitedBefore();

    @Message
    String yes();

    @Message
    String no();

    @Message
    String changesFile();

    @Message
    String exportChanges();

    @Message
    String olderChanges();

    @Message
    String newestChanges();

    @Message
    String momentTitle();

    @Message
    String momentLead(String zone);

    @Message
    String momentIntegration();

    @Message
    String momentAt();

    @Message
    String momentAsk();

    @Message
    String momentChoose();

    @Message
    String momentMistake(MomentQuestion.MomentMistake mistake);

    @Message
    String momentTold(String integration, int quantity);

    @Message
    String momentSent(String integration, int quantity);

    /** What was read back, and what had been told. */
    @Message
    String momentSeen(String integration, int quantity, int told);

    @Message
    String momentSeenAt();

    @Message
    String momentTooEarly();

    @Message
    String momentUntold(String integration);

    @Message
    String momentToldAt();

    @Message
    String momentConfirmed();

    @Message
    String momentNothingConfirmed();

    @Message
    String momentUntil();

    @Message
    String momentStillLast();

    @Message
    String momentStock();

    @Message
    String momentMinimum();

    @Message
    String momentNoStock();

    @Message
    String momentReason(String reason);
}
