package dev.vigia.intake;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the doors of stock say. */
@MessageBundle("intake")
public interface IntakeMessages {

    @Message
    String refusal(Refusal refusal);

    /** The body of a batch is not what the API takes. */
    @Message
    String badBatch();

    @Message
    String itemsMissing();

    /** Where reading ended. */
    @Message
    String notOneDocument(long line, long column);

    @Message
    String unknownBatchField(String name);

    @Message
    String tooManyItems(int items, int most);

    @Message
    String title();

    @Message
    String lead();

    @Message
    String rulesTitle();

    @Message
    String developers();

    @Message
    String stockRules();

    @Message
    String approve();

    @Message
    String discard();

    @Message
    String heldTitle();

    @Message
    String heldNotice(long listings, long integrations);

    @Message
    String heldMore();

    @Message
    String heldPage();

    @Message
    String heldChanges();

    @Message
    String stageName(HeldChange.Stage stage);

    @Message
    String heldRisk();

    @Message
    String heldChoices();

    @Message
    String heldSince();

    @Message
    String heldAdded();

    @Message
    String heldSource();

    @Message
    String heldItems();

    @Message
    String heldDecided();

    @Message
    String heldLeft(int left, int items);

    @Message
    String heldResult(int applied, int unchanged, int outdated);

    @Message
    String impactTitle();

    @Message
    String integration();

    @Message
    String toZero();

    @Message
    String selling();

    @Message
    String passed();

    @Message
    String share(long percent);

    @Message
    String sampleAll();

    @Message
    String sampleFirst(int count);

    @Message
    String sku();

    @Message
    String product();

    @Message
    String received();

    @Message
    String receivedUnits(long units, String warehouse);

    @Message
    String receivedUnlimited(String warehouse);

    @Message
    String receivedCategory(String category);

    @Message
    String decisionTaken(HeldChange.Decision decision);

    @Message
    String approvedBefore(String person);

    @Message
    String discardedBefore(String person);

    @Message
    String brakeRule(long minutes, long percent, int least);

    @Message
    String unreadable(StockFile.Problem problem);

    @Message
    String importsUnderWay(int most);

    @Message
    String importReceived(String name);

    @Message
    String fileTitle();

    @Message
    String fileLead();

    @Message
    String fileReplaces();

    @Message
    String fileLabel();

    @Message
    String fileHelp(long megabytes);

    @Message
    String sendFile();

    @Message
    String files();

    @Message
    String file();

    @Message
    String importStage(StockImport.Stage stage);

    @Message
    String importFailing();

    @Message
    String importStopped(String person, int left);

    @Message
    String stopImport();

    @Message
    String stopHelp();

    @Message
    String othersAreRead();

    @Message
    String importProgress(int done, int items);

    /** Every line was rejected. */
    @Message
    String importNothing(int refused);

    @Message
    String importIgnored(String columns);

    @Message
    String importReceivedAt();

    @Message
    String importedBy();

    @Message
    String importAccepted();

    @Message
    String importUnchanged();

    @Message
    String importOutdated();

    @Message
    String importHeld();

    @Message
    String importRefused();

    @Message
    String importHeldHint();

    @Message
    String refusedTitle();

    @Message
    String refusedFirst(int count);

    @Message
    String refusedDownload();

    @Message
    String refusedFile();

    @Message
    String line();

    @Message
    String column();

    @Message
    String value();

    @Message
    String why();
}
