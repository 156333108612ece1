package dev.vigia.intake.imports;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words about warehouses that files name and the retailer does not have. */
@MessageBundle("warehouseMapping")
public interface WarehouseMappingMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String leadOfFile();

    @Message
    String leadOfUnnamed();

    @Message
    String decidedMeanwhile(String codes);

    @Message
    String code();

    @Message
    String meaning();

    @Message
    String unnamed();

    @Message
    String undecided();

    @Message
    String isNew();

    @Message
    String same(String warehouse);

    @Message
    String liesIn(String warehouse);

    @Message
    String wrongCode(int most);

    @Message
    String noWarehouse();

    @Message
    String help();

    @Message
    String readAgain();

    @Message
    String save();

    @Message
    String saved();

    @Message
    String none();

    @Message
    String mayNotDecide();

    @Message
    String open();
}
