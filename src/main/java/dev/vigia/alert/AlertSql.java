package dev.vigia.alert;

/**
 * What a look asks and writes, for all retailers at once. Of listings it reads one row for each reason of each integration that
 * fails, whatever their number; of products at the minimum, the counts that are kept.
 */
final class AlertSql {

    static final String BASELINES = """
            insert into minimum_baseline as baseline (integration_id, retailer_id, told, listings)
            select integration.id, integration.retailer_id, counted.listings, counted.listings
            from integration
            cross join lateral (
              select cast(coalesce(sum(listings), 0) as bigint) listings from listing_tally tally
              where tally.retailer_id = integration.retailer_id and tally.integration_id = integration.id
                and tally.state = 'below_minimum') counted
            where enabled and disconnecting_at is null
            order by integration.id
            on conflict (integration_id) do update set
              listings = excluded.listings,
              told = least(baseline.told, excluded.listings),
              risen_at = case when excluded.listings > baseline.told
                           then coalesce(baseline.risen_at, cast(:now as timestamptz)) end
            where baseline.listings <> excluded.listings
              or (excluded.listings > baseline.told) <> (baseline.risen_at is not null)
            """;

    /** While it is open, a count goes on. */
    static final String COUNTS = """
            update alert set listings = counted.listings
            from (
              select alert.id, baseline.listings from alert
              join minimum_baseline baseline on baseline.integration_id = alert.integration_id
              where alert.kind = 'at_minimum' and alert.closed_at is null
              union all
              select alert.id, (select cast(sum(listings) as bigint) from held_integration
                                where held_change_id = alert.subject_id)
              from alert where alert.kind = 'held' and alert.closed_at is null
            ) counted
            where alert.id = counted.id and alert.listings is distinct from counted.listings
            """;

    // Of one kind, and about the same.
    private static final String SAME = """
            present.retailer_id = alert.retailer_id and present.kind = alert.kind and present.cause = alert.cause
              and present.subject_id = alert.subject_id
              and coalesce(present.integration_id, 0) = coalesce(alert.integration_id, 0)""";

    // How long it must be absent until it is over. What a person ends is over at once.
    private static final String FADES = "case when alert.kind = 'failing' then cast(:over as interval)"
            + " else interval '0' end";

    private static final String PRESENT = """
            with recursive failing as (
              (select integration_id, problem, failing_since from listing where problem is not null
               order by integration_id, problem, failing_since limit 1)
              union all
              select next.* from failing cross join lateral (
                select integration_id, problem, failing_since from listing
                where problem is not null
                  and (integration_id, problem) > (failing.integration_id, failing.problem)
                order by integration_id, problem, failing_since limit 1) next
            ), present (retailer_id, kind, integration_id, cause, subject_id, subject, since, listings, listings_before)
            as materialized (
              select retailer_id, 'stopped', id, '', cast(0 as bigint), name, stopped_at, cast(null as bigint),
                     cast(null as bigint)
              from integration
              -- Without a word it waits for a consent, and never ran.
              where stopped_because <> '' and enabled and disconnecting_at is null
                and stopped_at + cast(:grace as interval) <= :now
              union all
              select retailer_id, 'held', null, '', id, '', opened_at,
                     (select cast(sum(listings) as bigint) from held_integration where held_change_id = held_change.id),
                     null
              from held_change
              where decided_at is null and opened_at + cast(:grace as interval) <= :now
              union all
              select retailer_id, case when is_drift then 'drift' else 'failing' end, id,
                     case when is_drift then '' else problem end, 0, name, failing_since, null, null
              from failing join integration on integration.id = failing.integration_id
              cross join lateral (select problem = 'OVERRULED' is_drift) drift
              where enabled and stopped_because is null and disconnecting_at is null
                and failing_since + case when is_drift then cast(:grace as interval)
                                         else cast(:failing as interval) end <= :now
              union all
              select retailer_id, case when is_failing then 'import_failing' else 'import_silent' end, null, '', id,
                     -- What follows may be a key.
                     regexp_replace(location, '[?#].*', ''),
                     case when is_failing then looked_at else coalesce(taken_at, created_at) end, null, null
              from scheduled_import
              cross join lateral (select failures >= :failures is_failing) look
              where enabled
                and (is_failing or coalesce(taken_at, created_at) + cast(:silent as interval) <= :now)
              union all
              select baseline.retailer_id, 'at_minimum', integration.id, '', 0, name, risen_at, listings, told
              from minimum_baseline baseline join integration on integration.id = baseline.integration_id
              where enabled and disconnecting_at is null and risen_at + cast(:minimum as interval) <= :now
              union all
              select retailer_id, 'webhook_off', null, '', id, '', switched_off_at, null, null
              from alert_webhook where switched_off_at is not null
            )
            """;

    // For programs: what it is, and nothing that a page alone may show.
    private static final String BODY = """
            cast(jsonb_build_object('type', 'alert.' || told.event, 'timestamp', to_char(cast(:now as timestamptz)
                at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
              'data', jsonb_strip_nulls(jsonb_build_object(
                'id', told.id, 'kind', told.kind, 'integration', told.integration_id,
                'marketplace', integration.marketplace, 'subject', nullif(told.subject, ''),
                'cause', nullif(told.cause, ''), 'listings', told.listings,
                'since', to_char(told.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                'closedAt', to_char(told.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                'url', cast(:url as text)))) as text)""";

    /** Opens, closes, and writes what is to be sent. Says how many were opened, how many are over, and what is to be sent. */
    static final String EPISODES = PRESENT + """
            , opened as (
              insert into alert (retailer_id, kind, integration_id, cause, subject_id, subject, since, listings,
                                 listings_before, opened_at)
              select *, cast(:now as timestamptz) from present
              on conflict (retailer_id, kind, integration_id, cause, subject_id) where closed_at is null do nothing
              returning *
            ), told as (
              update minimum_baseline baseline set told = baseline.listings, risen_at = null
              from opened
              where opened.kind = 'at_minimum' and baseline.integration_id = opened.integration_id
            ), back as (
              update alert set absent_since = null from present
              where alert.closed_at is null and alert.absent_since is not null and alert.kind <> 'at_minimum'
                and %1$s
            ), absent as (
              select alert.id from alert left join present on %1$s
              where alert.closed_at is null and alert.kind <> 'at_minimum' and present.kind is null
              union all
              select alert.id from alert
              join integration on integration.id = alert.integration_id
              left join minimum_baseline baseline on baseline.integration_id = alert.integration_id
              where alert.closed_at is null and alert.kind = 'at_minimum'
                -- A day later what has risen since is told anew.
                and (alert.opened_at + interval '1 day' <= :now or not enabled or disconnecting_at is not null
                  or baseline.listings is null or baseline.listings <= alert.listings_before)
            ), ended as (
              update alert set
                absent_since = coalesce(absent_since, cast(:now as timestamptz)),
                closed_at = case when coalesce(absent_since, cast(:now as timestamptz)) + %2$s <= :now
                              then coalesce(absent_since, cast(:now as timestamptz)) end
              from absent
              where alert.id = absent.id and (absent_since is null or absent_since + %2$s <= :now)
              returning alert.*
            ), mails as (
              insert into alert_delivery (retailer_id, alert_id, person_id, event, made_at, due_at)
              select opened.retailer_id, opened.id, person.id, 'opened', cast(:now as timestamptz),
                     cast(:now as timestamptz)
              from opened
              join alert_choice choice on choice.retailer_id = opened.retailer_id and choice.kind = opened.kind
                and choice.how = 'mail'
              join alert_person person on person.id = choice.person_id
              where :mail and person.email <> '' and person.seen_at + cast(:absent as interval) > :now
              on conflict do nothing
              returning id
            ), calls as (
              insert into alert_delivery (retailer_id, alert_id, webhook_id, event, body, made_at, due_at)
              select told.retailer_id, told.id, webhook.id, told.event, %3$s, cast(:now as timestamptz),
                     cast(:now as timestamptz)
              from (select opened.*, 'opened' event from opened
                    union all select ended.*, 'closed' from ended where closed_at is not null) told
              join alert_webhook webhook on webhook.retailer_id = told.retailer_id
                and webhook.switched_off_at is null
              left join integration on integration.id = told.integration_id
              on conflict do nothing
              returning id
            )
            select (select count(*) from opened), (select count(*) from ended where closed_at is not null),
                   (select count(*) from mails) + (select count(*) from calls)
            """.formatted(SAME, FADES, BODY);

    private AlertSql() {
    }
}
