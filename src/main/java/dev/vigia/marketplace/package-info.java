/**
 * The contract between Vigia and a marketplace. It knows http, limits and credentials, and nothing of what is stored, of when
 * something is sent, or of any single marketplace; each of those has a package below, which knows only this one and those three.
 *
 * <p>
 * A new marketplace, in ten lines:
 *
 * <ol>
 * <li>An interface of its calls, with a {@code RestResponse<String>} from each; SKUs in paths and queries are encoded by
 * {@link dev.vigia.http.UrlEncoding}.</li>
 * <li>A {@code @Singleton} that implements {@link dev.vigia.marketplace.Connector}: {@code code}, {@code settings},
 * {@code sendModes}, {@code publish}, {@code readBack}, {@code probe}.</li>
 * <li>Each call goes by {@link dev.vigia.marketplace.Account#send}, with its {@link dev.vigia.limits.Limit}: a number of the
 * documentation, or our own choice that says so.</li>
 * <li>{@link dev.vigia.marketplace.Answer#each}, {@link dev.vigia.marketplace.Shown#each} and
 * {@link dev.vigia.marketplace.Outcome#caught} turn what ends early into an outcome.</li>
 * <li>{@link dev.vigia.marketplace.Reply#failure} knows what a status means, and {@link dev.vigia.marketplace.Reply#read} what is
 * no answer; add only what this marketplace means otherwise, and by {@link dev.vigia.marketplace.Reply#explainedBy} where it puts
 * its words.</li>
 * <li>Where it answers later: {@code Outcome.accepted}, and {@code confirm}. Where tokens end: a
 * {@link dev.vigia.marketplace.TokenSession}. Where the seller consents in its browser: a
 * {@link dev.vigia.marketplace.CodeConsent}.</li>
 * <li>Its messages in three languages, beside those of the others.</li>
 * <li>{@code vigia.marketplace.<code>.name}, {@code .countries}, and {@code .url} or {@code .hosts}.</li>
 * <li>Its recorded answers, and a sandbox that shares no code with it.</li>
 * <li>A {@code package-info} that cites the pages its calls and limits follow, with their dates.</li>
 * </ol>
 */
package dev.vigia.marketplace;
