package dev.vigia.suite;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * What speaks to marketplaces and other servers, and so waits for their answers and for their limits; and integrations and
 * files, so that the three take about as long.
 */
@Suite
@SelectPackages({ "dev.vigia.marketplace", "dev.vigia.sandbox", "dev.vigia.sync", "dev.vigia.http", "dev.vigia.limits",
        "dev.vigia.integration", "dev.vigia.source", "dev.vigia.intake.imports" })
@IncludeClassNamePatterns(".*Test")
@ExcludeClassNamePatterns({ ".*JourneyTest", ".*\\.Keycloak\\w+", ".*\\.TenthMarketplaceTest" })
class MarketplaceSuite {
}
