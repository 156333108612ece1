package dev.vigia.stock.product;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of what was shown at a moment, and why. */
@MessageBundle("moment")
public interface MomentMessages {

    @Message
    String title();

    @Message
    String lead(String zone);

    @Message
    String integration();

    @Message
    String at();

    @Message
    String ask();

    @Message
    String choose();

    @Message
    String mistake(MomentQuestion.MomentMistake mistake);

    @Message
    String told(String integration, int quantity);

    @Message
    String sent(String integration, int quantity);

    /** What was read back, and what had been told. */
    @Message
    String seen(String integration, int quantity, int told);

    @Message
    String seenAt();

    @Message
    String tooEarly();

    @Message
    String untold(String integration);

    @Message
    String toldAt();

    @Message
    String confirmed();

    @Message
    String nothingConfirmed();

    @Message
    String until();

    @Message
    String stillLast();

    @Message
    String stock();

    @Message
    String minimum();

    @Message
    String noStock();

    @Message
    String reason(String reason);

    /** A component of a kit that closed it. */
    @Message
    String component();

    @Message
    String componentStock(long available, int minimum);

    @Message
    String componentsOfToday();
}
