package dev.vigia.intake.imports;

import dev.vigia.intake.column.Notation;
import dev.vigia.intake.file.FileFormat;
import dev.vigia.intake.file.StockImport;
import dev.vigia.table.Unreadable;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words about files of stock, and about reading them. */
@MessageBundle("imports")
public interface ImportMessages {

    @Message
    String unreadable(Unreadable.FileProblem problem);

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
    String importStage(StockImport.ImportStage stage);

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
    String importTooLarge(long megabytes);

    @Message
    String importProgress(int done, int items);

    /** Every line was rejected. */
    @Message
    String importNothing(int refused);

    @Message
    String readText(String charset, String separator);

    /** Parts of it are in two encodings. */
    @Message
    String readMixed();

    @Message
    String separator(FileFormat.Separator separator);

    @Message
    String readSheet(String sheet);

    @Message
    String readNumbers(Notation notation);

    @Message
    String readUnnamed();

    @Message
    String readHead(int line);

    @Message
    String readTotals(String lines);

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

    @Message
    String similar();

    @Message
    String unreadSheets(String sheets);

    /** Before an example of how they are written. */
    @Message
    String numbers();

    @Message
    String maybe(String sku);

    @Message
    String rowsWithoutDoubled();

    @Message
    String rowsDownload();

    @Message
    String rowsAsOf();

    @Message
    String sheet();

    @Message
    String none();

    @Message
    String rowsFile();

    @Message
    String rowsReadOtherwise();

    /** How a file says what a kit is made of. */
    @Message
    String kitHelp();

    @Message
    String templateText();

    @Message
    String templateCsv();

    @Message
    String templateXlsx();

    @Message
    String templateFile();

    @Message
    String templateColumns();
}
