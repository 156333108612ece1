package dev.vigia.marketplace.tenth;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Its words, here and not in files: those of the test tree would hide those of the application. */
@MessageBundle("tenth")
interface TenthMessages {

    @Message("Clave")
    String key();

    @Message("Está en el panel de la décima.")
    String keyHelp();

    @Localized("pt")
    interface InPortuguese extends TenthMessages {

        @Message("Chave")
        @Override
        String key();

        @Message("Está no painel da décima.")
        @Override
        String keyHelp();
    }

    @Localized("en")
    interface InEnglish extends TenthMessages {

        @Message("Key")
        @Override
        String key();

        @Message("It is in the panel of the tenth.")
        @Override
        String keyHelp();
    }
}
