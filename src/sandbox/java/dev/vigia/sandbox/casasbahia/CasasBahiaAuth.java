package dev.vigia.sandbox.casasbahia;

import dev.vigia.sandbox.Budgets;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.Rate;
import dev.vigia.sandbox.RefusedCall;

/** Lets callers in: two headers, and so many calls a minute per store and resource. */
final class CasasBahiaAuth {

    /** What the token of a store begins with; the seller follows. */
    static final String TOKEN = "CB-";

    private final Budgets budgets;

    CasasBahiaAuth(Budgets budgets) {
        this.budgets = budgets;
    }

    static Rate perMinute(String resource, int calls) {
        return new Rate(resource, calls / 60.0, calls);
    }

    /** @return the seller */
    String enter(Call call, Rate rate) {
        String client = header(call, "client_id");
        String token = header(call, "access_token");
        if (!token.startsWith(TOKEN) || token.equals(TOKEN)) {
            throw new RefusedCall(401, "401", "access_token inválido");
        }
        String seller = token.substring(TOKEN.length());
        if (!budgets.spend(new Grant(client, seller), rate)) {
            throw new RefusedCall(429, "429", "Limite de requisições por minuto excedido");
        }
        return seller;
    }

    private static String header(Call call, String name) {
        return call.header(name)
                .orElseThrow(() -> RefusedCall.malformed(401, "401", "O header " + name + " é obrigatório"));
    }
}
