package dev.vigia.marketplace.mercadolivre;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where buyers see an ad. Its address begins with the id and ends in words that the site adds by itself, so the id is enough:
 * the form is that of {@code permalink} in the documentation of items (developers.mercadolibre.com.ar, November 2026).
 */
final class AdPage {

    private static final Pattern ID = Pattern.compile("(ML[ABCMU]|MCO)(\\d{1,20})");
    private static final Map<String, String> HOSTS = Map.of("MLA", "articulo.mercadolibre.com.ar", "MLB",
            "produto.mercadolivre.com.br", "MLC", "articulo.mercadolibre.cl", "MCO", "articulo.mercadolibre.com.co",
            "MLM", "articulo.mercadolibre.com.mx", "MLU", "articulo.mercadolibre.com.uy");

    private AdPage() {
    }

    /** Empty where the id is of a site that nobody has told of. */
    static Optional<URI> of(String item) {
        Matcher id = ID.matcher(item);
        return id.matches() ? Optional.of(URI.create("https://" + HOSTS.get(id.group(1)) + "/" + id.group(1) + "-" + id
                .group(2) + "-_JM")) : Optional.empty();
    }
}
