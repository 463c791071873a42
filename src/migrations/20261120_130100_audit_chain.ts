import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Events are only ever added, and each is chained to the one before it in its agency (`docs/decisions`, audit chain).
 * An event outlives what it tells of, so nothing of it is a foreign key. The chain's link is made at COMMIT, when a lock on the
 * agency is held for the shortest time; a transaction with events of several agencies takes their locks in one order.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table events drop constraint events_agency_id_agencies_id_fk, drop constraint events_client_id_clients_id_fk,
      drop constraint events_actor_id_users_id_fk, drop constraint events_on_behalf_of_id_users_id_fk;
    update events set action = left(substring(type from '[^.]+$'), 50) where action is null;
    create index events_addressed_idx on events (created_at) where address is not null or user_agent is not null;

    create table event_chain (
      agency uuid not null, position bigint not null, event_id uuid not null unique, previous bytea not null, hash bytea not null, primary key (agency, position)
    );
    create table event_heads (
      agency uuid not null, position bigint not null, hash bytea not null, exported_at timestamptz not null default now(), primary key (agency, position)
    );

    create function event_text(e events) returns text language sql immutable as $$
      select jsonb_strip_nulls(to_jsonb(e) - '{created_at,dispatched_at,updated_at,address,user_agent}'::text[])::text || ' ' || extract(epoch from e.created_at)
    $$;
    create function chain_append(e events) returns void language plpgsql as $$
    declare
      home uuid := coalesce(e.agency_id, '00000000-0000-0000-0000-000000000000');
      place bigint;
      before bytea;
    begin
      select position, hash into place, before from event_chain where agency = home order by position desc limit 1;
      before := coalesce(before, sha256(convert_to(home::text, 'UTF8')));
      insert into event_chain (agency, position, event_id, previous, hash)
        values (home, coalesce(place, 0) + 1, e.id, before, sha256(before || convert_to(event_text(e), 'UTF8')));
    end $$;
    create function chain_note() returns trigger language plpgsql as $$
    declare
      home text := coalesce(new.agency_id, '00000000-0000-0000-0000-000000000000')::text;
      noted text := coalesce(current_setting('audit.pending', true), '');
    begin
      if position(home in noted) = 0 then perform set_config('audit.pending', noted || home || ' ', true); end if;
      return new;
    end $$;
    create function chain_event() returns trigger language plpgsql as $$
    declare
      noted text := trim(coalesce(current_setting('audit.pending', true), ''));
      key integer;
    begin
      if noted <> '' then
        if position(' ' in noted) = 0 then perform pg_advisory_xact_lock(7310553, hashtext(noted));
        else for key in select distinct hashtext(home) from unnest(string_to_array(noted, ' ')) home order by 1 loop
          perform pg_advisory_xact_lock(7310553, key);
        end loop;
        end if;
        perform set_config('audit.pending', '', true);
      end if;
      perform chain_append(new);
      return null;
    end $$;
    create function keep_event() returns trigger language plpgsql as $$
    declare
      same events := new;
    begin
      same.dispatched_at := old.dispatched_at; same.updated_at := old.updated_at; same.address := old.address; same.user_agent := old.user_agent;
      if same is distinct from old or (new.address is not null and new.address is distinct from old.address)
        or (new.user_agent is not null and new.user_agent is distinct from old.user_agent) then
        raise exception 'An event is never changed.' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$;
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'Rows of % are only ever added.', tg_table_name using errcode = 'insufficient_privilege';
    end $$;

    do $$ declare e events; begin
      for e in select * from events order by created_at, id loop perform chain_append(e); end loop;
    end $$;

    create trigger events_note before insert on events for each row execute function chain_note();
    create constraint trigger events_chain after insert on events deferrable initially deferred for each row execute function chain_event();
    create trigger events_keep before update on events for each row execute function keep_event();
    create trigger events_stay before delete on events for each row execute function refuse_change();
    create trigger events_stay_all before truncate on events execute function refuse_change();
    create trigger event_chain_stay before update or delete on event_chain for each row execute function refuse_change();
    create trigger event_chain_stay_all before truncate on event_chain execute function refuse_change();
    create trigger event_heads_stay before update or delete on event_heads for each row execute function refuse_change();
    create trigger event_heads_stay_all before truncate on event_heads execute function refuse_change();
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop trigger events_note on events; drop trigger events_chain on events; drop trigger events_keep on events;
    drop trigger events_stay on events; drop trigger events_stay_all on events;
    drop table event_heads; drop table event_chain;
    drop function chain_event(); drop function chain_note(); drop function chain_append(events); drop function event_text(events);
    drop function keep_event(); drop function refuse_change();
    drop index events_addressed_idx;
    alter table events
      add constraint events_agency_id_agencies_id_fk foreign key (agency_id) references agencies (id) on delete set null not valid,
      add constraint events_client_id_clients_id_fk foreign key (client_id) references clients (id) on delete set null not valid,
      add constraint events_actor_id_users_id_fk foreign key (actor_id) references users (id) on delete set null not valid,
      add constraint events_on_behalf_of_id_users_id_fk foreign key (on_behalf_of_id) references users (id) on delete set null not valid;
  `)
}
