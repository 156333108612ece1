package dev.vigia.marketplace.magalu;

import dev.vigia.http.Clients;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Consent;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Setting;
import dev.vigia.marketplace.Shown;
import dev.vigia.marketplace.SingleCallConnector;
import dev.vigia.marketplace.magalu.MagaluApi.Portfolio;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Magazine Luiza (Magalu Open API): one quantity per call, taken at once and shown later. */
@Singleton
public class Magalu implements SingleCallConnector {

    private final MagaluTokens tokens;
    private final Stocks stocks;
    private final Consent<Account> consent;

    Magalu(Clients clients, Clock clock) {
        tokens = new MagaluTokens(clients, clock);
        stocks = new Stocks(tokens, clock);
        consent = new MagaluConsent(clients, tokens);
    }

    @Override
    public String code() {
        return "magalu";
    }

    @Override
    public List<Setting> settings() {
        Class<MagaluMessages> messages = MagaluMessages.class;
        return List.of(
                Setting.text("client-id", messages, MagaluMessages::clientId, MagaluMessages::clientIdHelp),
                Setting.text("client-secret", messages, MagaluMessages::clientSecret,
                        MagaluMessages::clientSecretHelp).asSecret(),
                Setting.text("refresh-token", messages, MagaluMessages::refreshToken,
                        MagaluMessages::refreshTokenHelp).asSecret().optional(),
                Setting.text(Stocks.CHANNEL, messages, MagaluMessages::channelId, MagaluMessages::channelIdHelp)
                        .matching("[0-9A-Fa-f-]{36}").optional());
    }

    @Override
    public Limit limit(Account account) {
        return Stocks.WRITES;
    }

    @Override
    public Answer publish(Account account, Offer offer) {
        return stocks.publish(account, offer);
    }

    @Override
    public List<Answer> confirm(Account account, String handle, List<Offer> offers) {
        return Answer.each(offers, offer -> Answer.of(offer, stocks.confirm(account, handle, offer)));
    }

    @Override
    public Shown shown(Account account, Offer offer) {
        return Shown.of(offer, stocks.shown(account, offer));
    }

    /** One request each; so many that a round of reading does not keep the sender away from zeros for long. */
    @Override
    public int readBackSize() {
        return 10;
    }

    @Override
    public Outcome probe(Account account) {
        return Outcome.caught(() -> {
            String channel = tokens.send(account, Stocks.READS, MagaluApi::me)
                    .read(Portfolio.class).channel().id();
            return channel.equalsIgnoreCase(account.setting(Stocks.CHANNEL)) ? Outcome.applied()
                    : Outcome.rejected(Cause.ANOTHER_ACCOUNT, channel);
        });
    }

    @Override
    public Optional<Consent<Account>> consent() {
        return Optional.of(consent);
    }
}
