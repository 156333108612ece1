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

    @Message
    String tooManyItems(int items, int most);

    @Message
    String title();

    @Message
    String lead(int most);

    @Message
    String productsFirst();

    @Message
    String stockThen();

    @Message
    String stockRules();
}
