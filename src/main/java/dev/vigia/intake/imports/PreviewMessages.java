package dev.vigia.intake.imports;

import dev.vigia.intake.column.Column;
import dev.vigia.intake.column.Notation;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words about what a file would do, and about reading it in another way. */
@MessageBundle("preview")
public interface PreviewMessages {

    @Message
    String restTitle();

    @Message
    String restStays();

    @Message
    String restSoldOut();

    @Message
    String restHelp();

    @Message
    String previewTitle();

    @Message
    String previewReplaces();

    @Message
    String previewNothing();

    @Message
    String previewAllRefused();

    @Message
    String newLevels();

    @Message
    String changedLevels();

    @Message
    String unchangedLevels();

    @Message
    String outdatedLevels();

    @Message
    String absentLevels();

    @Message
    String doubledLines();

    @Message
    String newProducts();

    @Message
    String changedProducts();

    @Message
    String unchangedProducts();

    @Message
    String retiredProducts();

    @Message
    String impactTitle();

    @Message
    String impactNone();

    @Message
    String integration();

    @Message
    String toZero();

    @Message
    String toReopen();

    @Message
    String otherQuantity();

    @Message
    String brakeMayHold();

    @Message
    String changesTitle();

    @Message
    String changesFirst(int count);

    /** The first of them. */
    @Message
    String productChanges();

    @Message
    String detail();

    @Message
    String wasDetail();

    @Message
    String becomesDetail();

    @Message
    String noDetail();

    @Message
    String isOffered();

    @Message
    String isRetired();

    @Message
    String meaningDetail(String field);

    @Message
    String warehouse();

    @Message
    String was();

    @Message
    String becomes();

    @Message
    String neverCounted();

    @Message
    String unlimited();

    @Message
    String confirm();

    @Message
    String confirmHelp();

    @Message
    String cancelImport();

    @Message
    String cancelHelp();

    @Message
    String readOtherwise();

    @Message
    String readAgain();

    @Message
    String numbersLabel();

    @Message
    String numbersAsFound();

    @Message
    String numbersName(Notation notation);

    @Message
    String productsLabel();

    @Message
    String comparing();

    @Message
    String rejectedNotZero();

    @Message
    String confirmed(String name);

    @Message
    String cancelled();

    @Message
    String readAgainDone();

    @Message
    String tooLate();

    @Message
    String readOtherwiseMeanwhile();

    @Message
    String columnsTitle();

    @Message
    String columnsLead();

    @Message
    String columnsHelp();

    @Message
    String columnsNeeded();

    @Message
    String columnsMissing();

    @Message
    String columnsKept();

    @Message
    String changeColumns();

    @Message
    String useColumns();

    @Message
    String back();

    @Message
    String headLabel();

    @Message
    String headLine(int line, String text);

    @Message
    String headNone();

    @Message
    String headShow();

    @Message
    String firstCells();

    @Message
    String meaning();

    @Message
    String notUsed();

    @Message
    String columnNumber(int number);

    @Message
    String stockOf(String warehouse);

    @Message
    String stockOfNew(String warehouse);

    @Message
    String reservedOf(String warehouse);

    @Message
    String newWarehouses();

    @Message
    String meaningName(Column column);
}
