package dev.vigia.intake.scheduled;

import dev.vigia.intake.column.Notation;
import dev.vigia.intake.scheduled.ScheduledImport.FilePlace;
import dev.vigia.intake.scheduled.ScheduledImport.SignInMethod;
import dev.vigia.intake.scheduled.WatchedFolders.Folder;
import dev.vigia.web.form.Errors;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the form holds, as it was typed.
 *
 * @param numbers how those of its files are written; empty: as each file says itself
 * @param secret  a new one; empty: as it is
 */
public record ScheduledForm(FilePlace kind, String folder, String address, Interval interval, boolean complete,
        Optional<Notation> numbers, SignInMethod signIn, String signInName, String secret) {

    private static final String SOLD_OUT = "sold-out";

    /** How often an address is read. */
    public enum Interval {

        QUARTER(15), HOUR(60), SIX_HOURS(360), DAY(1440);

        public final int minutes;

        Interval(int minutes) {
            this.minutes = minutes;
        }

        static Interval of(int minutes) {
            return Arrays.stream(values()).filter(known -> known.minutes >= minutes).findFirst().orElse(DAY);
        }

        static Optional<Interval> named(String name) {
            return Arrays.stream(values()).filter(known -> known.name().equals(name)).findFirst();
        }
    }

    /**
     * The form as the page shows it.
     *
     * @param schedule empty for a new one
     * @param folders  those that there are to choose from
     * @param allowed  whether the operator allows any
     * @param code     of the retailer, by which its folder is called
     */
    public record FormView(Optional<ScheduledImport> schedule, ScheduledForm form, List<Folder> folders,
            boolean allowed, String code, boolean admin, Errors errors) {

        public String action() {
            return schedule.map(ScheduledImport::path).orElse("/intake/scheduled");
        }

        public boolean isChosen(Folder folder) {
            return form.folder().equals(folder.path());
        }

        public Interval[] intervals() {
            return Interval.values();
        }

        public Notation[] notations() {
            return Notation.values();
        }

        public boolean isChosen(Notation notation) {
            return form.numbers().filter(notation::equals).isPresent();
        }

        public SignInMethod[] signIns() {
            return SignInMethod.values();
        }

        public boolean isNew() {
            return schedule.isEmpty();
        }

        /** Whether a secret is kept that stays if none is typed. */
        public boolean isSecretKept() {
            return schedule.filter(kept -> kept.signIn != SignInMethod.NONE).isPresent();
        }
    }

    static ScheduledForm fresh() {
        return new ScheduledForm(FilePlace.ADDRESS, "", "", Interval.HOUR, false, Optional.empty(), SignInMethod.NONE,
                "", "");
    }

    static ScheduledForm of(ScheduledImport schedule) {
        return new ScheduledForm(schedule.kind, schedule.isFolder() ? schedule.location : "",
                schedule.isFolder() ? "" : schedule.location, Interval.of(schedule.minutes), schedule.complete,
                Optional.ofNullable(schedule.notation), schedule.signIn, schedule.signInName, "");
    }

    static ScheduledForm typed(MultivaluedMap<String, String> fields) {
        return new ScheduledForm(constant(FilePlace.values(), text(fields, "kind")).orElse(FilePlace.ADDRESS),
                text(fields, "folder"), text(fields, "address"),
                Interval.named(text(fields, "interval")).orElse(Interval.HOUR), SOLD_OUT.equals(text(fields, "rest")),
                constant(Notation.values(), text(fields, "numbers")),
                constant(SignInMethod.values(), text(fields, "signIn")).orElse(SignInMethod.NONE), text(fields,
                        "signInName"),
                text(fields, SignInSecrets.FIELD));
    }

    /** The same with the sign-in that is kept, for whoever may not type another one. */
    ScheduledForm signingInAs(ScheduledImport schedule) {
        return new ScheduledForm(kind, folder, address, interval, complete, numbers, schedule.signIn,
                schedule.signInName, "");
    }

    /** The same with a folder by its path. */
    ScheduledForm in(String path) {
        return new ScheduledForm(kind, path, address, interval, complete, numbers, signIn, signInName, secret);
    }

    String location() {
        return kind == FilePlace.FOLDER ? folder : address;
    }

    boolean signsIn() {
        return kind == FilePlace.ADDRESS && signIn != SignInMethod.NONE;
    }

    public boolean isOfFolder() {
        return kind == FilePlace.FOLDER;
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] values, String name) {
        return Arrays.stream(values).filter(known -> known.name().equals(name)).findFirst();
    }

    private static String text(MultivaluedMap<String, String> fields, String name) {
        // PostgreSQL keeps no text with this character.
        return Optional.ofNullable(fields.getFirst(name)).orElse("").replace("\0", "").strip();
    }

    /** Not for a log: the secret is in it. */
    @Override
    public String toString() {
        return kind.name();
    }
}
