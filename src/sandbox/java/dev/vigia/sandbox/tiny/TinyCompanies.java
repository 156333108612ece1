package dev.vigia.sandbox.tiny;

import dev.vigia.sandbox.Bounded;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.tiny.TinyCompany.TinyBudget;
import java.util.Map;

/** All companies. A call enters one with a token that its owner's consent gave. */
final class TinyCompanies {

    private static final int MOST = 10_000;

    private final Map<String, TinyCompany> companies = Bounded.map(MOST);
    private final TinyTokens tokens;

    TinyCompanies(TinyTokens tokens) {
        this.tokens = tokens;
    }

    TinyCompany of(String company) {
        return companies.computeIfAbsent(company, TinyCompany::new);
    }

    void forget(String company) {
        companies.remove(company);
    }

    /** @param module that whoever consented must be allowed to see */
    TinyCompany enter(Call call, String module) {
        String header = call.header("Authorization").orElse("");
        if (!header.startsWith("Bearer ")) {
            throw RefusedCall.malformed(401, "", "A token is needed, after Bearer");
        }
        Grant grant = tokens.find(header.substring("Bearer ".length())).orElseThrow(() -> new RefusedCall(401, "",
                "Token inválido"));
        if (!call.header("Accept").orElse("").contains("application/json")) {
            throw RefusedCall.malformed(400, "", "Accept must be application/json");
        }
        TinyCompany company = of(grant.seller());
        TinyBudget budget = company.call(call.now().toEpochMilli());
        call.with("x-ratelimit-limit", Integer.toString(budget.limit())).with("x-ratelimit-remaining", Integer.toString(
                budget.remaining())).with("x-ratelimit-reset", Long.toString(budget.resetSeconds()));
        if (budget.isSpent()) {
            throw new RefusedCall(429, "", "Limite de requisições excedido");
        }
        if (company.isRefused(module)) {
            throw new RefusedCall(company.is(TinySwitch.UNAUTHORIZED_AS_401) ? 401 : 403, "", "Sem permissão para "
                    + module);
        }
        return company;
    }
}
