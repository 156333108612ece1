package dev.vigia.stock.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of saved views. */
@MessageBundle("savedView")
interface SavedViewMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String mine();

    @Message
    String keepThis();

    @Message
    String newName();

    @Message
    String newNameHelp(int longest, int most);

    @Message
    String keep();

    @Message
    String nameOf(String name);

    @Message
    String rename();

    @Message
    String delete();

    @Message
    String none();

    @Message
    String edit();

    @Message
    String kept(String name);

    @Message
    String renamed(String name);

    @Message
    String deleted();

    @Message
    String nameMissing();

    @Message
    String nameTooLong(int longest);

    @Message
    String nameTaken();

    @Message
    String tooMany(int most);
}
