package dev.vigia.sandbox.magalu;

import dev.vigia.sandbox.Budgets;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.Rate;
import dev.vigia.sandbox.RefusedCall;

/** Lets callers in: a valid token, and so many calls a minute per seller. */
final class MagaluAuth {

    static final Rate WRITE = new Rate("stock-write", 650 / 60.0, 650);
    static final Rate READ = new Rate("stock-read", 850 / 60.0, 850);

    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final Budgets budgets;

    MagaluAuth(Tokens tokens, Budgets budgets) {
        this.tokens = tokens;
        this.budgets = budgets;
    }

    /** @return the seller */
    String enter(Call call, Rate rate) {
        String header = call.header("Authorization").filter(text -> text.startsWith(BEARER))
                .orElseThrow(() -> RefusedCall.malformed(401, "UNAUTHORIZED", "The bearer token is missing"));
        Grant grant = tokens.find(header.substring(BEARER.length()))
                .orElseThrow(() -> new RefusedCall(401, "UNAUTHORIZED", "The token is invalid or has expired"));
        if (!budgets.spend(grant, rate)) {
            throw new RefusedCall(429, "TOO_MANY_REQUESTS", "Too many requests of this seller in a minute");
        }
        return grant.seller();
    }
}
