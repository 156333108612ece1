package dev.vigia.stock.product;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page of a product says of kits. */
@MessageBundle("kit")
public interface KitMessages {

    @Message
    String madeOf();

    @Message
    String madeOfLead();

    @Message
    String component();

    @Message
    String quantity();

    @Message
    String retired();

    @Message
    String needing();

    @Message
    String needingLead();

    @Message
    String kitName();

    @Message
    String noStockOfItsOwn();

    /** @param skus of the components, one or more */
    @Message
    String closedBy(String skus);
}
