package dev.vigia.sandbox.oauth;

import dev.vigia.sandbox.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page on which a seller lets an application in, or does not. Plain HTML, and no script. */
public final class ConsentPage {

    /** The seller of the sample shop. */
    private static final String SOMEBODY = "1001";

    private final String marketplace;
    private final String[] fields;

    /** @param fields the query parameters it takes; all others are refused */
    public ConsentPage(String marketplace, String... fields) {
        this.marketplace = marketplace;
        this.fields = fields;
    }

    /** What the application asks for. */
    public Map<String, String> asked(Call call) {
        call.allowing(fields);
        Map<String, String> asked = new TreeMap<>();
        for (String name : fields) {
            call.query(name).ifPresent(value -> asked.put(name, value));
        }
        return asked;
    }

    /** Asks the seller, whose answer comes by POST to the same path: {@code user}, and {@code allow} yes or no. */
    public void show(Call call, Map<String, String> asked) {
        String hidden = asked.entrySet().stream().map(field -> "<input type=\"hidden\" name=\"" + field.getKey()
                + "\" value=\"" + escape(field.getValue()) + "\">").collect(Collectors.joining("\n"));
        call.answer(200, "text/html;charset=UTF-8", """
                <!DOCTYPE html>
                <html lang="es"><head><meta name="viewport" content="width=device-width">
                <title>%1$s (sandbox)</title></head>
                <body><main><h1>%1$s (sandbox)</h1>
                <form method="post">
                %2$s
                <p><label>Vendedor <input name="user" value="%3$s" required></label></p>
                <p><button name="allow" value="yes">Autorizar</button>
                <button name="allow" value="no">Rechazar</button></p>
                </form></main></body></html>
                """.formatted(marketplace, hidden, SOMEBODY).getBytes(StandardCharsets.UTF_8));
    }

    public static boolean isAllowed(Map<String, String> form) {
        return "yes".equals(form.get("allow"));
    }

    /** Leads the browser back to the application. */
    public static void leadBack(Call call, Map<String, String> form, Map<String, String> parameters) {
        Map<String, String> all = new TreeMap<>(parameters);
        Optional.ofNullable(form.get("state")).ifPresent(state -> all.put("state", state));
        String query = all.entrySet().stream().map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        String redirectUri = form.get("redirect_uri");
        call.with("Location", redirectUri + (redirectUri.contains("?") ? "&" : "?") + query).answer(302);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
