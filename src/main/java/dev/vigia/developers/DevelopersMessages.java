package dev.vigia.developers;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page for developers says. */
@MessageBundle("developers")
public interface DevelopersMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String productsFirst();

    @Message
    String stockThen();

    @Message
    String batch(int most);

    @Message
    String observed();

    @Message
    String held();

    @Message
    String reading();
}
