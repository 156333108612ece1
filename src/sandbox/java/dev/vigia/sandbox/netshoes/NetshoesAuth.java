package dev.vigia.sandbox.netshoes;

import dev.vigia.sandbox.Budgets;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.Rate;
import dev.vigia.sandbox.RefusedCall;
import java.util.Arrays;
import java.util.Locale;

/** Lets callers in: two headers, and as many calls a minute as the seller's plan has. */
final class NetshoesAuth {

    private final Budgets budgets;

    NetshoesAuth(Budgets budgets) {
        this.budgets = budgets;
    }

    /** The plan is the seller's; here its token says which, since there is nowhere to buy one. */
    static String token(Plan plan, String seller) {
        return plan.prefix() + seller;
    }

    /** @return the seller */
    String enter(Call call) {
        String client = header(call, "client_id");
        String token = header(call, "access_token");
        Plan plan = Arrays.stream(Plan.values())
                .filter(one -> token.startsWith(one.prefix()) && token.length() > one.prefix().length()).findFirst()
                .orElseThrow(() -> new RefusedCall(401, "Unauthorized", "Could not find a required Access Token"));
        String seller = token.substring(plan.prefix().length());
        if (!budgets.spend(new Grant(client, seller), plan.rate)) {
            throw new RefusedCall(429, "Too_Many_Requests", "The plan's calls for this minute are used up");
        }
        return seller;
    }

    private static String header(Call call, String name) {
        return call.header(name).orElseThrow(() -> RefusedCall.malformed(401, "Unauthorized",
                "Could not find a required APP in the request, identified by HEADER " + name));
    }

    enum Plan {
        INICIAL(50), PEQUENO(100), MEDIO(250);

        private final Rate rate;

        Plan(int callsPerMinute) {
            rate = new Rate(name(), callsPerMinute / 60.0, callsPerMinute);
        }

        private String prefix() {
            return name().toLowerCase(Locale.ROOT) + "-";
        }
    }
}
