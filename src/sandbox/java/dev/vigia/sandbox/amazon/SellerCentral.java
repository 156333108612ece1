package dev.vigia.sandbox.amazon;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.oauth.AccessTokens;
import dev.vigia.sandbox.oauth.Codes;
import dev.vigia.sandbox.oauth.ConsentPage;
import java.util.Map;
import java.util.Optional;

/** Where a seller lets a public application in. What it answers to a no is our own: Amazon documents none. */
final class SellerCentral {

    private final ConsentPage page = new ConsentPage("Amazon Seller Central", "application_id", "state",
            "redirect_uri", "version");
    private final Codes codes;

    SellerCentral(Codes codes) {
        this.codes = codes;
    }

    void serve(Routes routes) {
        routes.get("/apps/authorize/consent", this::ask).post("/apps/authorize/consent", this::answer);
    }

    private void ask(Call call) {
        Map<String, String> asked = page.asked(call);
        check(asked);
        page.show(call, asked);
    }

    private void answer(Call call) {
        Map<String, String> form = call.form();
        check(form);
        String seller = Optional.ofNullable(form.get("user")).filter(text -> text.matches("[A-Za-z0-9]{1,40}"))
                .orElseThrow(() -> AmazonAuth.bad("user must be a seller"));
        ConsentPage.leadBack(call, form, ConsentPage.isAllowed(form)
                ? Map.of("selling_partner_id", seller, "spapi_oauth_code", code(form, seller))
                : Map.of("error", "access_denied"));
    }

    private String code(Map<String, String> form, String seller) {
        return codes.issue(AccessTokens.random(), new Grant(form.get("application_id"), seller),
                form.get("redirect_uri"), Optional.empty());
    }

    /** Nothing is registered here, so the address to return to must come with the request. */
    private static void check(Map<String, String> asked) {
        if (!asked.getOrDefault("application_id", "").matches("amzn1\\.[A-Za-z0-9.-]+")
                || asked.getOrDefault("state", "").isEmpty()
                || !asked.getOrDefault("redirect_uri", "").matches("https?://[^\\s]+")) {
            throw AmazonAuth.bad("application_id, state and an absolute redirect_uri are needed");
        }
    }
}
