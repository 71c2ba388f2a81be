import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionButton } from '#actions/use-action-button.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { Kbd } from '#ui/kbd.tsx'
import type { NextStep } from './next-step.ts'
import styles from './room.module.css'
import { useLeads, useRoom, useRoomState, useView } from './room-context.ts'

interface Props {
  step: NextStep | null
  onNext: () => void
}

/** What the trainer who leads can do: the next step by one key, and what is beside it; other trainers can take over. */
export function TrainerBar({ step, onNext }: Props) {
  const { own, stage } = useView()
  const leads = useLeads()
  if (!own.mayLead || stage.phase === 'summary' || stage.phase === 'cancelled') return null
  return leads || stage.trainer === null ? <Leading step={step} onNext={onNext} isFirst={!leads} /> : <TakeOver />
}

function Leading({ step, onNext, isFirst }: Props & { isFirst: boolean }) {
  const { t } = useTranslation('calibration')
  const format = useFormat()
  const { session } = useRoom()
  const { stage, closesAt } = useView()
  const isActing = useRoomState((state) => state.isActing)
  const next = useActionButton('leading.next')
  const again = useActionButton('leading.again')
  const timer = useActionButton('leading.timer')
  const [ends, setEnds] = useState(false)
  const isShown = stage.phase === 'reveal' || stage.phase === 'talk' || stage.phase === 'settle'
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('room.lead.title')}>
      {step && (
        <Button variant="primary" isDisabled={isActing} aria-keyshortcuts={next['aria-keyshortcuts']} onPress={onNext}>
          {t(`room.lead.${step.label}`)} {next.keys[0] && <Kbd>{next.keys[0]}</Kbd>}
        </Button>
      )}
      {stage.phase === 'open' && closesAt && (
        <small>{t('room.lead.waitAll', { until: format.dateTime(closesAt) })}</small>
      )}
      {isShown && (
        <Button aria-keyshortcuts={again['aria-keyshortcuts']} onPress={() => void session.act({ act: 'again' })}>
          {t('room.lead.again')} {again.keys[0] && <Kbd>{again.keys[0]}</Kbd>}
        </Button>
      )}
      {stage.n !== null && (
        <Button
          aria-keyshortcuts={timer['aria-keyshortcuts']}
          onPress={() => void session.act({ act: 'timer', seconds: stage.timer ? null : 60 })}
        >
          {t(stage.timer ? 'room.lead.stopTimer' : 'room.lead.timer')} {timer.keys[0] && <Kbd>{timer.keys[0]}</Kbd>}
        </Button>
      )}
      {!isFirst && stage.phase !== 'planned' && (
        <span className={styles.end}>
          {ends && <small role="alert">{t('room.lead.confirmEnd')}</small>}
          <Button onPress={() => (ends ? void session.act({ act: 'end' }) : setEnds(true))}>
            {t('room.lead.end')}
          </Button>
        </span>
      )}
    </div>
  )
}

function TakeOver() {
  const { t } = useTranslation('calibration')
  const { session } = useRoom()
  const { seats, stage, marks } = useView()
  const leader = seats.find(({ seat }) => seat === stage.trainer)
  const isHere = leader !== undefined && marks.present[leader.seat] === '1'
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('room.lead.title')}>
      <span>{t(isHere ? 'room.lead.other' : 'room.lead.otherAway', { name: leader?.name ?? '' })}</span>
      <Button {...(!isHere && { variant: 'primary' as const })} onPress={() => void session.act({ act: 'take-over' })}>
        {t('room.lead.takeOver')}
      </Button>
    </div>
  )
}
