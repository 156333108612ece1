package dev.vigia.web.form;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A form as it was sent, without its secrets and files.
 *
 * @param action  the path it was sent to
 * @param page    path and query of a page that shows the form
 * @param secrets whether a secret had been typed
 * @param files   whether it carries files
 */
public record SubmittedForm(String action, String page, Map<String, List<String>> fields, boolean secrets,
        boolean files) {

    /** The form's own word on which page shows it, and whose page that is. */
    public static final String PAGE = "form-page";
    public static final String MARK = "form-mark";

    /** What the address of a page carries that shows a form again. */
    public static final String TYPED = "typed";

    private static final String TOKEN = "csrf-token";
    private static final Pattern AGAIN = Pattern.compile("(?<=[?&])" + TYPED + "=([\\w-]*)(&|$)");

    /** What was sent, but for what only the request concerns. */
    public static SubmittedForm of(String action, String page, Map<String, List<String>> sent, Set<String> secretFields,
            boolean files) {
        Map<String, List<String>> fields = new HashMap<>(sent);
        fields.keySet().removeAll(Set.of(PAGE, MARK, TOKEN));
        fields.keySet().removeAll(secretFields);
        boolean secrets = sent.entrySet().stream().filter(field -> secretFields.contains(field.getKey()))
                .anyMatch(field -> field.getValue().stream().anyMatch(value -> !value.isEmpty()));
        return new SubmittedForm(action, page, fields, secrets, files);
    }

    /** The page's path and query, which lead nowhere but here, and show nothing again. */
    public static String page(String address) {
        try {
            URI from = new URI(address);
            String path = Optional.ofNullable(from.getRawPath()).orElse("/").replaceFirst("^[/\\\\]*", "/");
            String query = AGAIN.matcher("?" + Optional.ofNullable(from.getRawQuery()).orElse("")).replaceAll("");
            return query.equals("?") ? path : path + query.replaceFirst("&$", "");
        } catch (URISyntaxException notAPage) {
            return "/";
        }
    }

    /** The page at which the form that was kept under this name is shown again. */
    public static String again(String page, String id) {
        return page + (page.contains("?") ? "&" : "?") + TYPED + "=" + id;
    }

    /** The name under which a form was kept that this page shows again. */
    public static Optional<String> shown(String page) {
        return AGAIN.matcher(page).results().map(result -> result.group(1)).findFirst();
    }

    public String toJson() {
        return new JsonObject().put("action", action).put("page", page).put("fields", new JsonObject(
                new HashMap<String, Object>(fields))).put("secrets", secrets).put("files", files).encode();
    }

    public static SubmittedForm ofJson(String json) {
        JsonObject form = new JsonObject(json);
        Map<String, List<String>> fields = new HashMap<>();
        form.getJsonObject("fields").forEach(field -> fields.put(field.getKey(),
                ((JsonArray) field.getValue()).stream().map(Object::toString).toList()));
        return new SubmittedForm(form.getString("action"), form.getString("page"), fields, form.getBoolean("secrets"),
                form.getBoolean("files"));
    }
}
