package dev.vigia.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** One call to a marketplace: what was asked, how it is answered, and what the log says about it. */
public final class Call {

    private static final String KEY = Call.class.getName();
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final RoutingContext context;
    private final Reply reply;
    private final Calls log;
    private final Clock clock;
    private final Instant at;
    private Optional<Fault.Rule> spoiling = Optional.empty();
    private boolean malformed;
    private boolean recorded;
    private String sku = "";
    private OptionalInt quantity = OptionalInt.empty();
    private Optional<byte[]> kept = Optional.empty();

    Call(RoutingContext context, Calls log, Clock clock) {
        this.context = context;
        this.reply = new Reply(context);
        this.log = log;
        this.clock = clock;
        this.at = clock.instant();
        context.put(KEY, this);
        context.addEndHandler(done -> record(context.response().getStatusCode()));
    }

    static Call of(RoutingContext context) {
        return context.get(KEY);
    }

    public Instant now() {
        return clock.instant();
    }

    public String path(String name) {
        return context.pathParam(name);
    }

    /** What follows the given prefix in the path, slashes included. */
    public String pathAfter(String prefix) {
        String path = context.normalizedPath();
        String rest = path.substring(path.indexOf(prefix) + prefix.length());
        return URLDecoder.decode(rest.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParams().get(name)).filter(value -> !value.isBlank());
    }

    public int query(String name, int otherwise, int least, int most) {
        int value;
        try {
            value = query(name).map(Integer::valueOf).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw RefusedCall.malformed(400, "invalid_parameter", name + " is not a number");
        }
        if (value < least || value > most) {
            throw RefusedCall.malformed(400, "invalid_parameter", name + " must lie between " + least + " and " + most);
        }
        return value;
    }

    /** Refuses a query parameter that is not among these, or comes twice. */
    public Call allowing(String... names) {
        return allowingMany("", names);
    }

    /** The same, but for one that may come many times. */
    public Call allowingMany(String many, String... names) {
        MultiMap given = context.queryParams();
        for (String name : given.names()) {
            if (!name.equals(many) && (!List.of(names).contains(name) || given.getAll(name).size() > 1)) {
                throw RefusedCall.malformed(400, "invalid_parameter", "Parameter " + name
                        + " is not known here, or comes twice");
            }
        }
        return this;
    }

    /** The values of a parameter that may come many times. */
    public List<String> queries(String name) {
        return context.queryParams().getAll(name);
    }

    /** Every query parameter, decoded; one that comes twice is refused. */
    public Map<String, String> parameters() {
        return once(context.queryParams());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(context.request().getHeader(name)).filter(value -> !value.isBlank());
    }

    public byte[] bytes() {
        return Optional.ofNullable(context.body().buffer()).map(Buffer::getBytes).orElse(new byte[0]);
    }

    /** The body, where it is JSON of exactly this shape. */
    public <T> T json(Class<T> shape) {
        requireType(JSON);
        try {
            return Json.read(bytes(), shape);
        } catch (JsonProcessingException e) {
            throw RefusedCall.malformed(400, "invalid_json", e.getOriginalMessage());
        }
    }

    /** The fields of a form; one that comes twice is refused. */
    public Map<String, String> form() {
        requireType(FORM);
        return once(context.request().formAttributes());
    }

    private static Map<String, String> once(MultiMap fields) {
        return fields.names().stream().collect(Collectors.toMap(name -> name, name -> {
            if (fields.getAll(name).size() > 1) {
                throw RefusedCall.malformed(400, "invalid_request", name + " comes twice");
            }
            return fields.get(name);
        }));
    }

    /** The only part of a form, where it is a file with this name and of this type. */
    public byte[] file(String name, String type) {
        requireType("multipart/form-data");
        List<FileUpload> files = context.fileUploads();
        if (files.size() != 1 || !context.request().formAttributes().isEmpty() || !files.get(0).name().equals(name)
                || !files.get(0).contentType().toLowerCase(Locale.ROOT).startsWith(type)) {
            throw RefusedCall.malformed(400, "invalid_request", "The form needs one part, " + name + ", of type "
                    + type);
        }
        return kept.orElseGet(() -> content(files.get(0)));
    }

    private byte[] content(FileUpload file) {
        return context.vertx().fileSystem().readFileBlocking(file.uploadedFileName()).getBytes();
    }

    /** It is worked off later, when its caller may be gone, and with it what was uploaded. */
    void keep() {
        kept = context.fileUploads().stream().findFirst().map(this::content);
    }

    /** Answers at once what is worked off later. */
    void answerAhead(int status) {
        reply.send(status, JSON, new byte[0]);
    }

    /** The address of this server as the caller knows it. */
    public String server() {
        return context.request().scheme() + "://" + context.request().authority();
    }

    /** Lets the log say which SKU the call is about, and which quantity it carries. */
    public void concerns(String sku, int quantity) {
        this.sku = sku;
        this.quantity = OptionalInt.of(quantity);
    }

    /** Whether to answer as if all were well and change nothing. */
    public boolean isDishonest() {
        return spoiling.filter(rule -> rule.kind() == Fault.Kind.DISHONEST).isPresent();
    }

    /** Counts the call as one with a defect, though its answer is not an error. */
    public void wasMalformed() {
        malformed = true;
    }

    public Call with(String header, String value) {
        if (!reply.isOver()) {
            context.response().putHeader(header, value);
        }
        return this;
    }

    public void answer(int status, Object body) {
        answer(status, JSON + ";charset=UTF-8", Json.write(body));
    }

    public void answer(int status) {
        answer(status, JSON, new byte[0]);
    }

    public void answer(int status, String type, byte[] body) {
        if (spoiling.isEmpty()) {
            reply.send(status, type, body);
            return;
        }
        if (spoiling.get().kind() == Fault.Kind.RESET) {
            record(0);
        }
        reply.spoiled(spoiling.get(), status, type, body);
    }

    void spoil(Fault.Rule rule) {
        spoiling = Optional.of(rule);
    }

    void refuse(RefusedCall refusal, Object problem) {
        malformed |= refusal.isMalformed();
        answer(refusal.status(), problem);
    }

    public String method() {
        return context.request().method().name();
    }

    private void record(int status) {
        if (!recorded) {
            recorded = true;
            log.record(at, method(), context.request().path(), status, malformed, sku, quantity);
        }
    }

    private void requireType(String wanted) {
        String type = header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.equals(wanted) && !type.startsWith(wanted + ";")) {
            throw RefusedCall.malformed(415, "unsupported_media_type", "The content type must be " + wanted);
        }
    }
}
