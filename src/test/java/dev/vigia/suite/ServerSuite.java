package dev.vigia.suite;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * Everything that needs no browser, speaks to no other server and does not read files, and neither Keycloak nor a file of
 * orders.
 */
@Suite
@SelectPackages("dev.vigia")
@ExcludePackages({ "dev.vigia.marketplace", "dev.vigia.sandbox", "dev.vigia.sync", "dev.vigia.http",
        "dev.vigia.limits", "dev.vigia.integration", "dev.vigia.source", "dev.vigia.rule.list",
        "dev.vigia.intake.column", "dev.vigia.intake.file", "dev.vigia.intake.imports",
        "dev.vigia.intake.refused", "dev.vigia.intake.scheduled", "dev.vigia.table" })
@IncludeClassNamePatterns(".*Test")
@ExcludeClassNamePatterns({ ".*JourneyTest", ".*\\.(Keycloak|Kafka)\\w+", ".*\\.ReplayTest",
        "dev\\.vigia\\.ProductionTest", ".*\\.SignInUnreachableTest" })
class ServerSuite {
}
