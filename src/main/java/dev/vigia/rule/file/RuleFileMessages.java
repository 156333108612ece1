package dev.vigia.rule.file;

import dev.vigia.rule.file.RulePlan.PlanKind;
import dev.vigia.table.Unreadable.FileProblem;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of rules as a file. */
@MessageBundle("ruleFile")
public interface RuleFileMessages {

    /** The heading of a column; a file with the names of any language is understood. */
    @Message
    String columnName(RuleColumn column);

    /** The name of the file, without its ending. */
    @Message
    String exportFile();

    /** The name of the file with the rows that were refused, without its ending. */
    @Message
    String refusedFile();

    @Message
    String open();

    @Message
    String title();

    @Message
    String lead();

    @Message
    String takeTitle();

    @Message
    String takeText();

    @Message
    String asExcel();

    @Message
    String asCsv();

    @Message
    String bringTitle();

    @Message
    String bringText();

    @Message
    String bringHelp(int rows);

    @Message
    String file();

    @Message
    String look();

    @Message
    String planTitle(String name);

    @Message
    String planLead();

    @Message
    String planNothing();

    @Message
    String planKind(PlanKind kind);

    @Message
    String refusedCount(long count);

    @Message
    String line();

    @Message
    String target();

    @Message
    String what();

    @Message
    String becomes();

    @Message
    String minimumOf(int units, boolean holdBack);

    @Message
    String confirm(int count);

    @Message
    String agree(long count);

    @Message
    String refusedRows();

    @Message
    String refusedText();

    @Message
    String why();

    @Message
    String planChanged();

    @Message
    String planChangedText();

    @Message
    String done(int count, int changed, int zeros);

    @Message
    String doneRollout(int count);

    @Message
    String another();

    @Message
    String empty();

    @Message
    String tooMany(int most);

    @Message
    String unreadable(FileProblem problem);

    @Message
    String broken();

    @Message
    String idUnknown(String id);

    @Message
    String integrationUnknown(String name);

    @Message
    String categoryUnknown(String path);

    @Message
    String modeUnknown(String written, String floor, String holdBack);

    @Message
    String endedBefore();

    @Message
    String endUnclear(String cell);

    @Message
    String categoryAndSku();

    @Message
    String twice(int line);

    @Message
    String keepsScope();
}
