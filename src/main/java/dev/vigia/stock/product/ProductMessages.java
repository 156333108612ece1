package dev.vigia.stock.product;

import dev.vigia.stock.StockRow;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page of one product. */
@MessageBundle("product")
public interface ProductMessages {

    /** @param why which sentence explains it */
    @Message
    String reason(StockRow row, String why);

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

    /** A link to the listing on its marketplace. */
    @Message
    String asBuyersSee();

    @Message
    String inNewWindow(String integration);

    @Message
    String sentAt();

    @Message
    String edit();

    @Message
    String time();

    @Message
    String quantity();

    @Message
    String outcome();

    @Message
    String changes();

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

    /** What a marketplace showed instead of what had been sent. */
    @Message
    String showed(int shown, int expected);

    @Message
    String showedNothing(int expected);

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
}
