package dev.vigia.marketplace.mirakl;

import dev.vigia.http.Clients;
import dev.vigia.marketplace.Setting;
import jakarta.inject.Singleton;
import java.util.List;

/** Carrefour in Brazil: its portal is known to run on Mirakl. */
@Singleton
public class Carrefour extends Mirakl {

    Carrefour(Clients clients) {
        super(clients);
    }

    @Override
    public String code() {
        return "carrefour";
    }

    @Override
    public List<Setting> settings() {
        return List.of(host(MiraklMessages::carrefourHostHelp),
                key(MiraklMessages::carrefourKey, MiraklMessages::carrefourKeyHelp), shopId());
    }
}
