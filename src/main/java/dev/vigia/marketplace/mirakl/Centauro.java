package dev.vigia.marketplace.mirakl;

import dev.vigia.http.Clients;
import dev.vigia.marketplace.Setting;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Centauro in Brazil. That it runs on Mirakl rests on a single source, so this is a profile to be confirmed with a seller.
 */
@Singleton
public class Centauro extends Mirakl {

    Centauro(Clients clients) {
        super(clients);
    }

    @Override
    public String code() {
        return "centauro";
    }

    @Override
    public boolean isConfirmed() {
        return false;
    }

    @Override
    public List<Setting> settings() {
        return List.of(host(MiraklMessages::centauroHostHelp),
                key(MiraklMessages::centauroKey, MiraklMessages::centauroKeyHelp), shopId());
    }
}
