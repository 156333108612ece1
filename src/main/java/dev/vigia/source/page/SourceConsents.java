package dev.vigia.source.page;

import dev.vigia.credentials.ConsentStates;
import dev.vigia.credentials.ConsentStates.PendingConsent;
import dev.vigia.credentials.CredentialOwner;
import dev.vigia.credentials.CredentialOwner.OwnerKind;
import dev.vigia.credentials.Pkce;
import dev.vigia.marketplace.CodeConsent;
import dev.vigia.marketplace.Consent;
import dev.vigia.marketplace.Consent.ConsentRequest;
import dev.vigia.marketplace.Consent.Granted;
import dev.vigia.marketplace.Consent.Return;
import dev.vigia.source.Source;
import dev.vigia.source.SourceAccount;
import dev.vigia.source.SourceConnectors;
import dev.vigia.source.SourceSettings;
import dev.vigia.source.SourceTokens;
import dev.vigia.source.reading.SourceProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Sends the owner of an account to the source to let Vigia in, and takes what the browser brings back. */
@ApplicationScoped
class SourceConsents {

    private final ConsentStates states;
    private final SourceProbe accounts;
    private final SourceConnectors connectors;
    private final SourceSettings settings;
    private final SourceTokens tokens;
    private final SourceDesk desk;

    SourceConsents(ConsentStates states, SourceProbe accounts, SourceConnectors connectors, SourceSettings settings,
            SourceTokens tokens, SourceDesk desk) {
        this.states = states;
        this.accounts = accounts;
        this.connectors = connectors;
        this.settings = settings;
        this.tokens = tokens;
        this.desk = desk;
    }

    /** Why a consent came to nothing. */
    public enum SourceConsentProblem {
        /** The owner said no. */
        DENIED,
        /** It took too long, or the same answer came twice, or nobody ever left. */
        EXPIRED,
        /** Somebody else had left. */
        FOREIGN,
        /** The source does not take back what it gave. */
        REFUSED,
        /** It is the account of another source here. */
        TAKEN,
        /** This source is of another account: what it has read would be of two. */
        OTHER_ACCOUNT
    }

    /**
     * What came of it.
     *
     * @param problem empty where it is connected
     */
    public record ConsentEnd(Optional<Source> source, Optional<SourceConsentProblem> problem) {

        static ConsentEnd failed(SourceConsentProblem problem, Optional<Source> source) {
            return new ConsentEnd(source, Optional.of(problem));
        }
    }

    /**
     * Asks nobody.
     *
     * @return the source's own page
     * @throws IllegalStateException if a secret was kept with another keyset
     */
    URI begin(Source source, Consent<SourceAccount> consent, String person, URI returnTo) {
        SourceAccount account = accounts.open(source);
        String verifier = Pkce.random();
        String state = states.note(new PendingConsent(CredentialOwner.source(source.retailerId, source.id), person,
                verifier, returnTo));
        return consent.page(account, new ConsentRequest("", state, Pkce.challenge(verifier), returnTo));
    }

    /** @param parameters of the address that the browser came to; they may be forged */
    ConsentEnd finish(long retailerId, String person, Map<String, String> parameters) {
        Optional<PendingConsent> pending = states.take(OwnerKind.SOURCE, retailerId, parameters.getOrDefault("state",
                ""));
        Optional<Source> source = pending.flatMap(left -> Source.find(retailerId, left.owner().id()));
        if (source.isEmpty()) {
            return ConsentEnd.failed(SourceConsentProblem.EXPIRED, source);
        }
        if (!pending.get().isOf(person)) {
            return ConsentEnd.failed(SourceConsentProblem.FOREIGN, source);
        }
        return parameters.containsKey("error") ? ConsentEnd.failed(SourceConsentProblem.DENIED, source)
                : redeem(source.get(), pending.get(), parameters);
    }

    private ConsentEnd redeem(Source source, PendingConsent pending, Map<String, String> parameters) {
        Optional<Consent<SourceAccount>> consent = connectors.of(source).consent();
        if (consent.isEmpty() || !(consent.get().redeem(accounts.open(source), new Return(parameters, pending
                .verifier(),
                pending.returnTo())) instanceof Granted granted)) {
            return ConsentEnd.failed(SourceConsentProblem.REFUSED, Optional.of(source));
        }
        Optional<SourceConsentProblem> problem = problem(source, granted);
        if (problem.isPresent()) {
            return ConsentEnd.failed(problem.get(), Optional.of(source));
        }
        // Before it is read again: whoever comes first must find it.
        tokens.keep(source, granted.token());
        return desk.consented(source.id, granted.settings()).map(done -> new ConsentEnd(Optional.of(done), Optional
                .empty())).orElseGet(() -> ConsentEnd.failed(SourceConsentProblem.EXPIRED, Optional.empty()));
    }

    /** An account is read by one source, and a source reads one account. */
    @Transactional
    Optional<SourceConsentProblem> problem(Source source, Granted granted) {
        if (!isOfNoOther(granted, settings.readable(source))) {
            return Optional.of(SourceConsentProblem.OTHER_ACCOUNT);
        }
        return Source.all(source.retailerId).stream()
                .filter(other -> other.kind.equals(source.kind) && !Objects.equals(other.id, source.id))
                .map(settings::readable).anyMatch(kept -> owners(granted).allMatch(owner -> owner.getValue().equals(kept
                        .get(owner.getKey())))) && owners(granted).findAny().isPresent()
                                ? Optional.of(SourceConsentProblem.TAKEN)
                                : Optional.empty();
    }

    private static boolean isOfNoOther(Granted granted, Map<String, String> kept) {
        return owners(granted).allMatch(owner -> owner.getValue().equals(kept.getOrDefault(owner.getKey(), owner
                .getValue())));
    }

    /** What tells whose account it is. */
    private static Stream<Map.Entry<String, String>> owners(Granted granted) {
        return granted.settings().entrySet().stream().filter(given -> !given.getKey().equals(
                CodeConsent.REFRESH_TOKEN));
    }
}
