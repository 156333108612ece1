package dev.vigia.integration.page;

import dev.vigia.testing.Desk;

/** A shop at the form of its integrations. */
abstract class IntegrationFormFixture {

    final Desk desk = new Desk();
}
