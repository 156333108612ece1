package dev.vigia.stock.timeline;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the line of time of a product. */
@MessageBundle("timeline")
public interface TimelineMessages {

    @Message
    String title();

    @Message
    String course();

    /** The chart in a sentence. */
    @Message
    String courseInWords(StockCourse course);

    @Message
    String courseMinimum(int minimum);

    @Message
    String courseTable();

    @Message
    String courseDay();

    @Message
    String courseUnits();

    @Message
    String filters();

    @Message
    String what();

    @Message
    String everything();

    /** In the filter: many of them. */
    @Message
    String kindName(TimelineKind kind);

    /** Beside one of them. */
    @Message
    String kindOfEntry(TimelineKind kind);

    @Message
    String day();

    @Message
    String nothing();

    @Message
    String noMatch();

    @Message
    String ago(String unit, long count);

    @Message
    String counted();

    @Message
    String sent();

    @Message
    String opened(Long available, Integer minimum);

    @Message
    String stillOpen();

    @Message
    String closed();

    @Message
    String lasted(String time);

    @Message
    String ruleBegan();

    @Message
    String ruleEnded();

    @Message
    String older();

    @Message
    String newest();
}
