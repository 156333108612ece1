package dev.vigia.marketplace.casasbahia;

import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Shown;

/** Stock one SKU at a time, in either version. Each method may fail with {@link dev.vigia.marketplace.ConnectorException}. */
interface SingleStock {

    Answer publish(Account account, Offer offer);

    Shown shown(Account account, Offer offer);

    Outcome probe(Account account);
}
