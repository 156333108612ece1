package dev.vigia.intake;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the doors of stock say. */
@MessageBundle("intake")
public interface IntakeMessages {

    @Message
    String rejection(RejectionCode code);

    /** The category of new products of which a file names none. */
    @Message
    String noCategory();

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
    String sku();

    @Message
    String noProduct();

    @Message
    String noProductOf(String sku);
}
