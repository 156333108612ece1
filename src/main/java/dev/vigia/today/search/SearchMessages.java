package dev.vigia.today.search;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the search over everything, and of the keys. */
@MessageBundle("search")
public interface SearchMessages {

    @Message
    String title();

    @Message
    String label();

    @Message
    String help();

    @Message
    String submit();

    @Message
    String found(long count);

    @Message
    String nothing(String typed);

    @Message
    String pages();

    @Message
    String integrations();

    @Message
    String products();

    @Message
    String inStock(String typed);

    @Message
    String alerts();

    @Message
    String keys();

    @Message
    String keysLead();

    @Message
    String key();

    @Message
    String effect();

    @Message
    String then();

    @Message
    String keySearch();

    @Message
    String control();

    @Message
    String keyEverything();

    @Message
    String keyNext();

    @Message
    String keyPrevious();

    @Message
    String keyGo(String page);

    @Message
    String keyHelp();

    @Message
    String turnOff();

    @Message
    String turnOn();
}
