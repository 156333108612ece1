package dev.vigia.stock.why;

import dev.vigia.stock.StockRow;
import dev.vigia.stock.why.Lift.LiftSetting;
import dev.vigia.stock.why.Lift.LowerMinimum;
import dev.vigia.stock.why.Lift.NeededUnits;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What explains each number of a product, and what would have it offered again. */
@MessageBundle("why")
public interface WhyMessages {

    @Message
    String comesBack(boolean first);

    @Message
    String comesBackAll(boolean first);

    @Message
    String setting(LiftSetting setting);

    @Message
    String needed(NeededUnits needed);

    @Message
    String and();

    @Message
    String lower(LowerMinimum or);

    /** The summary of all that follows. */
    @Message
    String inFull();

    @Message
    String shown(StockRow row);

    @Message
    String wanted(StockRow row, String reason);

    @Message
    String counted(StockRow row, boolean kit);

    /** Of a warehouse that the integration does not use. */
    @Message
    String notUsed();

    @Message
    String setBy();

    @Message
    String answered();

    @Message
    String answer(StockRow row);

    @Message
    String itsUpdates();
}
