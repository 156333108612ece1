package dev.vigia.suite;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** What holds for every page in a browser. */
@Suite
@SelectPackages("dev.vigia.journey")
@IncludeClassNamePatterns(".*JourneyTest")
@ExcludeClassNamePatterns(".*\\.Keycloak\\w+")
class PageSuite {
}
