package dev.vigia.intake.product;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the form for one product. */
@MessageBundle("productForm")
public interface ProductFormMessages {

    @Message
    String titleNew();

    @Message
    String titleEdit(String sku);

    @Message
    String edit();

    @Message
    String lead();

    @Message
    String product();

    @Message
    String sku();

    @Message
    String skuHelp();

    @Message
    String skuTaken(String sku);

    @Message
    String skuTakenEdit();

    @Message
    String name();

    @Message
    String category();

    @Message
    String categoryHelp();

    @Message
    String ean();

    /** What it is made of. */
    @Message
    String kit();

    @Message
    String kitHelp();

    @Message
    String kitLine(int place);

    @Message
    String kitQuantity();

    @Message
    String kitHasNoStock();

    @Message
    String stock();

    @Message
    String stockHelp();

    @Message
    String otherWarehouse();

    @Message
    String warehouse();

    @Message
    String onHand();

    @Message
    String reserved();

    @Message
    String unlimited();

    @Message
    String warehouseMissing();

    @Message
    String warehouseTwice(String code);

    /** It is there, but was not when the form was opened. */
    @Message
    String warehouseKnown(String code);

    @Message
    String grouped();

    @Message
    String conflict();

    @Message
    String conflictText();

    /** What is stored now, beside what was typed. */
    @Message
    String savedNow(String value);

    @Message
    String empty();

    @Message
    String savedNowLevel(String onHand, String reserved, boolean unlimited);

    @Message
    String save();

    @Message
    String cancel();

    @Message
    String saved(String sku);

    @Message
    String unchanged(String sku);

    /** The brake holds what was typed. */
    @Message
    String held(String sku);

    @Message
    String retireThis(String sku);

    @Message
    String retire();

    @Message
    String retireNothingSells();

    @Message
    String retireZeros();

    @Message
    String retireLists();

    @Message
    String retireStock();

    @Message
    String retireBack();

    @Message
    String retired(String sku);

    @Message
    String isRetired();
}
