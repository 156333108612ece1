package dev.vigia.sandbox.b2w;

import dev.vigia.sandbox.Budgets;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.Rate;
import dev.vigia.sandbox.RefusedCall;

/** Lets callers in: three headers, JSON only, and so many calls a second per store, resource and method. */
final class B2wAuth {

    /** What the key of a store begins with; the seller follows. */
    static final String KEY = "SKY";

    private final Budgets budgets;

    B2wAuth(Budgets budgets) {
        this.budgets = budgets;
    }

    static Rate nine(String resourceAndMethod) {
        return new Rate(resourceAndMethod, 9, 9);
    }

    static Rate one(String resourceAndMethod) {
        return new Rate(resourceAndMethod, 1, 1);
    }

    /** @return the seller */
    String enter(Call call, Rate rate) {
        String email = header(call, "X-User-Email");
        String key = header(call, "X-Api-Key");
        String manager = header(call, "X-Accountmanager-Key");
        if (!call.header("Accept").filter(type -> type.startsWith("application/json")).isPresent()) {
            throw RefusedCall.malformed(406, "not_acceptable", "Accept must be application/json");
        }
        if (!email.contains("@") || !key.startsWith(KEY) || key.equals(KEY) || manager.equals("wrong")) {
            throw new RefusedCall(401, "unauthorized", "Email ou token inválido");
        }
        String seller = key.substring(KEY.length());
        if (!budgets.spend(new Grant(manager, seller), rate)) {
            throw new RefusedCall(429, "too_many_requests", "Limite de requisições excedido");
        }
        return seller;
    }

    private static String header(Call call, String name) {
        return call.header(name)
                .orElseThrow(() -> RefusedCall.malformed(401, "unauthorized", "O header " + name + " é obrigatório"));
    }
}
