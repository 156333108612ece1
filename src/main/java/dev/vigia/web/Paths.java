package dev.vigia.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Which addresses are pages for people, which are spoken to by programs, and how that of a product is written. */
public final class Paths {

    /** Where the sign-in provider says that a session has ended, as {@code quarkus.oidc.logout.backchannel.path}. */
    public static final String PROVIDERS_NOTICES = "/sign-out/notice";

    private Paths() {
    }

    /** The page of a product, whatever signs its SKU has. */
    public static String ofProduct(String sku) {
        return "/stock/" + encoded(sku);
    }

    /** As a segment of a path, or a value behind the question mark. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Files go to the disk and may be larger than what is read into memory. */
    public static boolean takesFiles(String path) {
        return path.equals("/intake/imports");
    }

    /** Where a person's forms go: not what programs speak to, nor what the framework serves, nor the provider's notices. */
    public static boolean takesForms(String path) {
        return !isProgram(path) && !path.startsWith("/q/") && !path.equals(PROVIDERS_NOTICES);
    }

    /** What only programs send to: the API, and what systems that stock is read from have to tell. */
    public static boolean isProgram(String path) {
        return isApi(path) || isHook(path);
    }

    /** Where systems that stock is read from tell that something has changed, without a sign-in. */
    public static boolean isHook(String path) {
        return path.startsWith("/hooks/");
    }

    /** Programs sign in with a bearer token per request, so nothing can be done in a person's name behind their back. */
    public static boolean isApi(String path) {
        return path.startsWith("/api/");
    }
}
