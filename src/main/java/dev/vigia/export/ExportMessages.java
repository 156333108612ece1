package dev.vigia.export;

import dev.vigia.table.Table.FileType;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page where a list is taken along as a file. */
@MessageBundle("export")
public interface ExportMessages {

    /** The button beside a list. */
    @Message
    String export();

    @Message
    String title(String list);

    @Message
    String lead();

    @Message
    String which();

    @Message
    String everything();

    @Message
    String ignored(String names);

    @Message
    String fileType();

    @Message
    String fileTypeName(FileType kind);

    @Message
    String fileTypeHelp(FileType kind);

    @Message
    String columns();

    @Message
    String columnMissing();

    @Message
    String download();

    @Message
    String back();

    @Message
    String timesOn(String zone);

    /** Too many files are being written now. */
    @Message
    String busy();
}
