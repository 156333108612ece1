package dev.vigia.sandbox.amazon;

import static dev.vigia.sandbox.amazon.AmazonAuth.bad;
import static dev.vigia.sandbox.amazon.AmazonAuth.included;
import static dev.vigia.sandbox.amazon.AmazonAuth.requireMarketplace;
import static dev.vigia.sandbox.amazon.AmazonAuth.requireSeller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Rate;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.oauth.AccessTokens;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Listings Items 2021-08-01: change one, read one, read up to twenty. */
final class ListingsItems {

    private static final String BASE = "/listings/2021-08-01/items/:seller";
    private static final Rate PATCH = new Rate("patchListingsItem", 5, 5);
    private static final Rate GET = new Rate("getListingsItem", 5, 10);
    private static final Rate SEARCH = new Rate("searchListingsItems", 5, 5);
    private static final int PAGE = 20;
    private static final Set<String> INCLUDED = Set.of("summaries", "attributes", "issues", "offers",
            "fulfillmentAvailability",
            "procurement", "relationships", "productTypes");

    private final AmazonAuth auth;
    private final Shop shop;
    private final Duration delay;

    ListingsItems(AmazonAuth auth, Shop shop, Duration delay) {
        this.auth = auth;
        this.shop = shop;
        this.delay = delay;
    }

    void serve(Routes routes) {
        routes.patch(BASE + "/:sku", this::patch).get(BASE + "/:sku", this::one).get(BASE, this::search);
    }

    private void patch(Call call) {
        requireSeller(auth.enter(call, PATCH), call.path("seller"));
        requireMarketplace(call.allowing("marketplaceIds", "includedData", "mode", "issueLocale"));
        included(call, Set.of("summaries", "identifiers", "issues"));
        boolean preview = isPreview(call);
        Body body = call.json(Body.class);
        if (body.productType == null || body.productType.isBlank() || !PatchCheck.haveShape(body.patches)) {
            throw bad("productType and at least one patch with op, path and value are needed");
        }
        AmazonListing listing = listing(call);
        PatchCheck.quantity(body.patches).ifPresent(quantity -> call.concerns(listing.sku(), quantity));
        List<Issue> issues = PatchCheck.issues(listing, body.patches);
        if (!issues.isEmpty() && listing.kind() == AmazonListing.Kind.ITEM) {
            call.wasMalformed();
        } else if (issues.isEmpty() && !preview && !call.isDishonest()) {
            listing.accept(body.patches, delay);
        }
        String fine = preview ? "VALID" : "ACCEPTED";
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("sku", listing.sku());
        answer.put("status", issues.isEmpty() ? fine : "INVALID");
        answer.put("submissionId", AccessTokens.random());
        answer.put("identifiers", List.of());
        answer.put("issues", issues);
        call.answer(200, answer);
    }

    private static boolean isPreview(Call call) {
        Optional<String> mode = call.query("mode");
        if (mode.isPresent() && !mode.get().equals("VALIDATION_PREVIEW")) {
            throw bad("mode must be VALIDATION_PREVIEW");
        }
        return mode.isPresent();
    }

    private void one(Call call) {
        requireSeller(auth.enter(call, GET), call.path("seller"));
        requireMarketplace(call.allowing("marketplaceIds", "includedData", "issueLocale"));
        call.answer(200, answer(listing(call), included(call, INCLUDED)));
    }

    private void search(Call call) {
        String seller = call.path("seller");
        requireSeller(auth.enter(call, SEARCH), seller);
        requireMarketplace(call.allowing("marketplaceIds", "includedData", "issueLocale", "identifiers",
                "identifiersType",
                "pageSize", "pageToken"));
        Set<String> included = included(call, INCLUDED);
        int size = call.query("pageSize", 10, 1, PAGE);
        Optional<String> identifiers = call.query("identifiers");
        List<AmazonListing> found = identifiers.map(list -> identified(call, seller, list))
                .orElseGet(() -> shop.after(seller, call.query("pageToken").orElse(""), size + 1));
        List<AmazonListing> page = found.stream().limit(size).toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("numberOfResults", found.size());
        if (found.size() > size && identifiers.isEmpty()) {
            answer.put("pagination", Map.of("nextToken", page.get(size - 1).sku()));
        }
        answer.put("items", page.stream().map(listing -> answer(listing, included)).toList());
        call.answer(200, answer);
    }

    private List<AmazonListing> identified(Call call, String seller, String list) {
        List<String> skus = Arrays.asList(list.split(",", -1));
        if (!call.query("identifiersType").map("SKU"::equals).orElse(false) || skus.size() > PAGE) {
            throw bad("identifiersType must be SKU, and identifiers at most " + PAGE);
        }
        return skus.stream().distinct().flatMap(sku -> shop.find(seller, sku).stream()).toList();
    }

    private AmazonListing listing(Call call) {
        String sku = call.path("sku");
        return shop.find(call.path("seller"), sku)
                .orElseThrow(() -> new RefusedCall(404, "NOT_FOUND", "SKU '" + sku + "' not found in marketplace"));
    }

    private static Map<String, Object> answer(AmazonListing listing, Set<String> included) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("sku", listing.sku());
        if (included.contains("summaries")) {
            answer.put("summaries", List.of(Map.of("asin", listing.asin(), "productType", "PRODUCT", "status",
                    listing.canBeBought() ? List.of("BUYABLE", "DISCOVERABLE") : List.of("DISCOVERABLE"))));
        }
        if (included.contains("attributes")) {
            answer.put("attributes", Map.of("fulfillment_availability", listing.channels()));
        }
        if (included.contains("issues")) {
            answer.put("issues", listing.issues());
        }
        if (included.contains("fulfillmentAvailability")) {
            answer.put("fulfillmentAvailability", listing.channels().stream().map(ListingsItems::channel).toList());
        }
        return answer;
    }

    private static Map<String, Object> channel(ObjectNode fields) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("fulfillmentChannelCode", fields.get(Availability.CHANNEL));
        Optional.ofNullable(fields.get(Availability.QUANTITY)).ifPresent(quantity -> answer.put("quantity", quantity));
        return answer;
    }

    record Body(String productType, List<Patch> patches) {
    }
}
