package dev.vigia.intake.scheduled;

import dev.vigia.database.Spelling;
import dev.vigia.http.TypedAddress;
import dev.vigia.intake.scheduled.ScheduledImport.SignInMethod;
import dev.vigia.web.form.Errors;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what is wrong with a form, as far as it can be known before the first read. */
@ApplicationScoped
class ScheduledCheck {

    private static final int LONGEST_SECRET = 4_000;
    private static final int LONGEST_NAME = 200;
    // RFC 9110, 5.6.2.
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    // They say how the request itself travels, and are ours to set.
    private static final Set<String> OF_THE_REQUEST = Set.of("host", "connection", "content-length", "content-type",
            "transfer-encoding", "accept-encoding", "te", "trailer", "upgrade", "expect", "keep-alive",
            "if-none-match", "if-modified-since", "if-match", "if-range", "range", "user-agent");
    private static final Pattern LATIN = Pattern.compile("[ -~\\u00A1-\\u00FF]*");

    private final WatchedFolders folders;
    private final ScheduledImportConfig config;

    ScheduledCheck(WatchedFolders folders, ScheduledImportConfig config) {
        this.folders = folders;
        this.config = config;
    }

    /** @param before what is to be changed; empty for a new one */
    Errors check(ScheduledForm form, Optional<ScheduledImport> before, String retailerCode, ScheduledMessages words) {
        Errors errors = Errors.none();
        if (form.isOfFolder()) {
            if (folders.of(retailerCode, before).stream().noneMatch(folder -> folder.path().equals(form.folder()))) {
                errors.add("folder", words.folderChoose());
            }
            return errors;
        }
        TypedAddress.problem(form.address(), config.privateHosts().orElse(Set.of())).ifPresent(problem -> errors.add(
                "address", words.addressProblem(problem)));
        if (form.signsIn()) {
            checkSignIn(form, before, words, errors);
        }
        return errors;
    }

    private static void checkSignIn(ScheduledForm form, Optional<ScheduledImport> before, ScheduledMessages words,
            Errors errors) {
        boolean isHeader = form.signIn() == SignInMethod.HEADER;
        boolean isName = isHeader
                ? HEADER.matcher(form.signInName()).matches() && !OF_THE_REQUEST.contains(form.signInName()
                        .toLowerCase(Locale.ROOT))
                : !form.signInName().isEmpty() && !form.signInName().contains(":") && !Spelling.hasControls(form
                        .signInName());
        if (!isName || form.signInName().length() > LONGEST_NAME) {
            errors.add("signInName", isHeader ? words.headerWrong() : words.userWrong());
        }
        if (form.secret().isEmpty()) {
            boolean isKept = before.filter(kept -> kept.signIn == form.signIn() && kept.signInName.equals(form
                    .signInName())).isPresent();
            if (!isKept) {
                errors.add(SignInSecrets.FIELD, words.secretMissing());
            } else if (!before.get().location.equals(form.address())) {
                errors.add(SignInSecrets.FIELD, words.secretAnew());
            }
        } else if (form.secret().length() > LONGEST_SECRET || Spelling.hasControls(form.secret())
                || isHeader && !LATIN.matcher(form.secret()).matches()) {
            errors.add(SignInSecrets.FIELD, words.secretWrong());
        }
    }
}
